import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarDateSchema } from '../dates'
import { dealIdSchema, stepIdSchema } from '../ids'
import { calendarEntries } from './deal-calendar'
import { writeIcs, type CalendarEntry } from './ics'

const day = (text: string) => calendarDateSchema.parse(text)
const stamp = Date.UTC(2026, 10, 26, 22, 5, 9, 123)
const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ uid: 'next-step-a@winroom', on: day('2026-12-31'), title: 'Call', details: '', link: null },
  ...change,
})

/** As another program reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as string)
  return calendar.getAllSubcomponents('vevent').map(component => {
    const { uid, summary, description, startDate, endDate } = new ICAL.Event(component)
    return { uid, summary, description, from: String(startDate), to: String(endDate) }
  })
}

describe('an iCalendar file', () => {
  test('is read by another program as what it is: whole days, the last of the year too', () => {
    const text = writeIcs([entry({ details: 'Acme' })], stamp, 'Winroom')
    expect(read(text)).toEqual([
      { uid: 'next-step-a@winroom', summary: 'Call', description: 'Acme', from: '2026-12-31', to: '2027-01-01' },
    ]) // prettier-ignore
    expect(text).toContain('\r\nDTSTAMP:20261126T220509Z\r\n')
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })

  test('the calendar’s last day is a day like others', () => {
    const text = writeIcs([entry({ on: day('2999-12-31') })], stamp, 'Winroom')
    expect(read(text).map(({ from, to }) => [from, to])).toEqual([['2999-12-31', '3000-01-01']])
  })

  test('a deal without a step is no event, and a file without events is still one', () => {
    expect(read(writeIcs([], stamp, ''))).toEqual([])
  })

  test('whatever people write comes back as they wrote it, in lines of 75 bytes', () => {
    // Marks of control are no text, and line ends are one kind.
    const written = fc
      .string({ unit: 'grapheme', maxLength: 300 })
      .filter(text => !/[\u0000-\u001f\u007f]/.test(text) && text.trim() === text && text !== '')
    fc.assert(
      fc.property(written, written, (title, details) => {
        const text = writeIcs([entry({ title, details: `${details}\n${details}` })], stamp, title)
        const [event] = read(text)
        expect([event?.summary, event?.description]).toEqual([title, `${details}\n${details}`])
        for (const line of text.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      }),
    )
  })

  test('nobody writes a line of their own into it', () => {
    const text = writeIcs(
      [entry({ title: 'a\r\nEND:VEVENT', link: 'https://crm.example/1\r\nX-EVIL:1' })],
      stamp,
      'x',
    )
    expect(text).not.toMatch(/^X-EVIL/m)
    expect(text.match(/^END:VEVENT\r$/gm)).toHaveLength(1)
  })
})

test('a deal’s entries: its next step, open steps of its plan, its closing; without a day, none', () => {
  const deal = {
    ...{ id: dealIdSchema.parse('d1'), title: 'Furnace monitoring', closeDate: day('2027-01-15') },
    ...{ nextStep: 'Call Isabelle', nextStepDue: day('2026-11-27'), link: null },
  }
  const steps = [
    { id: stepIdSchema.parse('s1'), title: 'Send the offer', due: day('2026-12-01'), who: 'Tom' },
    { id: stepIdSchema.parse('s2'), title: 'Kick-off', due: null, who: '' },
  ]
  const words = { closes: 'Closes:', nextStep: 'Next step' }
  const entries = calendarEntries(
    { deal, account: 'Halden Steel', amount: '$210,000', steps },
    ['steps', 'closings'],
    words,
  )
  expect(entries.map(({ uid, on, title }) => [uid, on, title])).toEqual([
    ['next-step-d1@winroom', '2026-11-27', 'Call Isabelle · Halden Steel'],
    ['step-s1@winroom', '2026-12-01', 'Send the offer · Tom · Halden Steel'],
    ['closing-d1@winroom', '2027-01-15', 'Closes: Furnace monitoring'],
  ])
  expect(entries[0]?.details).toBe('Furnace monitoring\nHalden Steel\n$210,000')
  const bare = { ...deal, nextStep: ' ', closeDate: null }
  const only = calendarEntries(
    { deal: bare, account: null, amount: null, steps: [] },
    ['steps', 'closings'],
    words,
  )
  expect(only.map(({ title }) => title)).toEqual(['Next step · Furnace monitoring'])
})
