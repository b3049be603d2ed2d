import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDateSchema, type CalendarDate } from '../dates'
import { dealIdSchema } from '../ids'
import { isOneSlip } from '../typos'
import { matchDeals, type Candidate } from './match'
import { parseCapture } from './parse'
import { findWhen } from './when'

const day = (text: string): CalendarDate => calendarDateSchema.parse(text)
/** A Wednesday. */
const today = day('2026-11-25')

describe('the day that a sentence speaks of', () => {
  test.each([
    ['wants price by Friday', '2026-11-27', 'by Friday'],
    ['wednesday', '2026-12-02', 'wednesday'],
    ['call next monday at 9', '2026-11-30', 'next monday'],
    ['prix pour vendredi', '2026-11-27', 'pour vendredi'],
    ['rappeler mardi prochain', '2026-12-01', 'mardi prochain'],
    ['today', '2026-11-25', 'today'],
    ['demain matin', '2026-11-26', 'demain'],
    ['après-demain', '2026-11-27', 'après-demain'],
    ['the day after tomorrow', '2026-11-27', 'day after tomorrow'],
    ['d’ici la semaine prochaine', '2026-11-30', 'd’ici la semaine prochaine'],
    ['next week', '2026-11-30', 'next week'],
    ['in 2 weeks', '2026-12-09', 'in 2 weeks'],
    ['dans trois jours', '2026-11-28', 'dans trois jours'],
    ['offre le 3 décembre', '2026-12-03', 'le 3 décembre'],
    ['offer on 1st Feb', '2027-02-01', 'on 1st Feb'],
    ['Dec 3, 2027 at noon', '2027-12-03', 'Dec 3, 2027'],
    ['before 12/3/27', '2027-03-12', 'before 12/3/27'],
    ['by fri', '2026-11-27', 'by fri'],
    ['12/3', '2027-03-12', '12/3'],
    ['2026-12-24 lunch', '2026-12-24', '2026-12-24'],
  ])('%s', (text, date, words) => {
    const when = findWhen(text, today, 'dmy')
    expect(when?.date).toBe(date)
    expect(text.slice(when?.from, when?.to)).toBe(words)
  })

  test('figures are read in the order of the place', () => {
    expect(findWhen('by 12/3', today, 'mdy')?.date).toBe('2026-12-03')
  })

  test.each([
    'a week of talks',
    'Monsanto',
    'sunny',
    '45/13',
    'version 2026',
    'maybe',
    'in a moment',
    'marsouin',
    'mon contact',
    'she sat there',
    '',
  ])('%s is none', text => {
    expect(findWhen(text, today, 'dmy')).toBeNull()
  })

  test('whatever is typed, the words for the day are within it, and the day is not before today unless it was written out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        const when = findWhen(text, today, 'dmy')
        if (when === null) return
        expect(when.from).toBeLessThan(when.to)
        expect(when.to).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('what is kept', () => {
  const parse = (text: string) => parseCapture(text, today, 'dmy')

  test('with a day it is the next step, and the day is taken out of the words', () => {
    expect(parse('call Isabelle at Acme: wants price by Friday')).toEqual({
      kind: 'step',
      text: 'call Isabelle at Acme: wants price',
      due: day('2026-11-27'),
      about: 'call Isabelle at Acme',
      rest: 'wants price ',
    })
  })

  test.each([
    ['called Isabelle: budget is frozen', 'call'],
    ['appelé Isabelle chez Acme : budget gelé', 'call'],
    ['met their CFO', 'meeting'],
    ['RDV avec Paul', 'meeting'],
    ['emailed the offer', 'email'],
    ['Isabelle leaves in spring', 'note'],
    ['todo: send the case', 'step'],
    ['À faire : envoyer le cas', 'step'],
    ['callous remark', 'note'],
  ])('%s: %s', (text, kind) => {
    expect(parse(text).kind).toBe(kind)
  })

  test('words that only say what it is kept as are left out, those that say what was done are not', () => {
    expect(parse('todo: send the case').text).toBe('send the case')
    expect(parse('note: Paul is on leave').text).toBe('Paul is on leave')
    expect(parse('met Paul').text).toBe('met Paul')
    expect(parse('note').text).toBe('note')
  })

  test('a kind that was chosen outweighs the words; a note keeps its day as words', () => {
    const kept = parseCapture('called Paul: decides on Friday', today, 'dmy', 'call')
    expect(kept).toMatchObject({ kind: 'call', text: 'called Paul: decides on Friday', due: null })
  })

  test('nothing but a day leaves its words empty, and anything typed is read without an error', () => {
    expect(parse('tomorrow')).toMatchObject({ kind: 'step', text: '', due: '2026-11-26' })
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), text => void parse(text)))
  })
})

describe('which deal is meant', () => {
  const deal = (id: string, names: string[], mine = false): Candidate => ({
    id: dealIdSchema.parse(id),
    names,
    mine,
  })
  const deals = [
    deal('furnace', ['Furnace monitoring', 'Halden Steel', 'Isabelle Roy']),
    deal('waste', ['Waste routes, 12 districts', 'Cité Verte', 'Paul Lind']),
    deal('routes', ['Route planning for 3 depots', 'Aster Logistics'], true),
    deal('driver', ['Driver app', 'Aster Logistics']),
  ]
  const best = (text: string) => {
    const { about, rest } = parseCapture(text, today, 'dmy')
    return matchDeals({ about, rest }, deals)[0]?.id ?? null
  }

  test.each([
    ['call Isabelle: wants price by Friday', 'furnace'],
    ['halden: budget frozen', 'furnace'],
    ['appeler Paul chez cite verte', 'waste'],
    ['Aster logistcs: signed', 'routes'],
    ['driver app at Aster', 'driver'],
    ['met the CFO of Haldn', 'furnace'],
  ])('%s: %s', (text, id) => {
    expect(best(text)).toBe(id)
  })

  test('what stands before the colon decides over what comes after it', () => {
    expect(best('Cité Verte: they asked about Halden')).toBe('waste')
  })

  test('words that name nothing match nothing', () => {
    expect(best('call them by Friday')).toBeNull()
    expect(best('')).toBeNull()
  })

  test('one slip is a letter more, less, other, or two swapped; two are not', () => {
    expect(['halden/haldn', 'halden/haldeen', 'halden/halten', 'halden/hadlen', 'halden/halden'].every(pair => isOneSlip(...(pair.split('/') as [string, string])))).toBe(true) // prettier-ignore
    expect(['halden/hldn', 'halden/hatlen2', 'halden/'].some(pair => isOneSlip(...(pair.split('/') as [string, string])))).toBe(false) // prettier-ignore
  })
})
