import { describe, expect, test } from 'vitest'
import { calendarDateSchema } from '../dates'
import { NameIndex, type NameEntry } from './names'
import { readQuestion, type Question, type Reading } from './read'

const entry = (kind: NameEntry['kind'], id: string, name: string): NameEntry => ({ kind, id, name })
const names = new NameIndex([
  entry('account', 'halden', 'Halden Steel'),
  entry('account', 'acme', 'Acme Corporation'),
  entry('account', 'acme2', 'Acme Logistics'),
  entry('account', 'marchand', 'Marchand & Fils'),
  entry('account', 'cite', 'Cité Verte'),
  entry('account', 'open', 'Open Systems'),
  entry('person', 'nora', 'Nora Blanc'),
  entry('person', 'tom', 'Tom Keller'),
  entry('competitor', 'datavo', 'Datavo'),
  entry('competitor', 'acmec', 'Acme Rival'),
  entry('product', 'gtx', 'GTX Pro'),
  entry('stage', 's1', 'Negotiate'),
  entry('stage', 's2', 'Negotiate'),
  entry('office', 'Central', 'Central'),
  entry('office', 'West', 'West'),
  entry('country', 'Belgium', 'Belgium'),
  entry('account', 'centralfoods', 'Central Foods'),
  entry('deal', 'furnace', 'Furnace monitoring'),
  entry('deal', 'halden2', 'Halden Steel retrofit'),
])
/** A Thursday. */
const today = calendarDateSchema.parse('2026-11-26')
const read = (text: string, fiscalStart = 1): Reading =>
  readQuestion(text, names, { today, fiscalStart, dateOrder: 'dmy' })

/** A question as one line: what, about whom, when. */
function told({ intent, names, mine, counted, period, since, wonOnly }: Question): string {
  return [
    intent,
    ...names.map(({ ids }) => ids.join('+')),
    ...(mine ? ['mine'] : []),
    ...(counted ? ['count'] : []),
    ...(wonOnly ? ['won'] : []),
    ...(period === null ? [] : [`${period.from}..${period.to}`]),
    ...(since === null ? [] : [`since ${since}`]),
  ].join(' ')
}
const line = (reading: Reading): string => (reading.kind === 'read' ? told(reading.question) : reading.kind)

const NOVEMBER = '2026-11-01..2026-11-30'
const Q4 = '2026-10-01..2026-12-31'

describe('English', () => {
  test.each([
    ['Who is on Halden Steel?', 'owner halden'],
    ['who owns Furnace monitoring', 'owner furnace'],
    ['whose is Furnace monitoring?', 'owner furnace'],
    ['Who is in charge of Cité Verte?', 'owner cite'],
    ['main contact at Marchand?', 'contact marchand'],
    ['Who is our main contact at Halden Steel?', 'contact halden'],
    ['who do we talk to at citee verte', 'contact cite'],
    ['Whose is the largest deal of the quarter?', `largest ${Q4}`],
    ['biggest deal', 'largest'],
    ['largest deal won this year', 'largest won 2026-01-01..2026-12-31'],
    ['largest open deal with Halden', 'largest halden'],
    ['What closes this month?', `closing ${NOVEMBER}`],
    ['what is closing next month', 'closing 2026-12-01..2026-12-31'],
    ['how many deals close this quarter?', `closing count ${Q4}`],
    ['what is due this week', 'closing 2026-11-23..2026-11-29'],
    ['what closes in March', 'closing 2027-03-01..2027-03-31'],
    ['deals expected to close in the next 30 days', 'closing 2026-11-26..2026-12-25'],
    ['How much is open with Halden Steel?', 'open halden'],
    ['how much do I have open', 'open mine'],
    ['open pipeline of Nora Blanc', 'open nora'],
    ['how many deals are open in Negotiate?', 'open s1+s2 count'],
    ['what is open with Open Systems?', 'open open'],
    ['Win rate against Datavo?', 'winRate datavo'],
    ['what is our win rate vs datavo this year', 'winRate datavo 2026-01-01..2026-12-31'],
    ['win rate of Nora on GTXPro', 'winRate nora gtx'],
    ['win rate by value', 'winRateValue'],
    ['my win rate last quarter', 'winRate mine 2026-07-01..2026-09-30'],
    ['Weighted forecast of the quarter?', `weighted ${Q4}`],
    ['what is the forecast for Q1 2027', 'weighted 2027-01-01..2027-03-31'],
    ['weighted pipeline of Tom', 'weighted tom'],
    ['commit for this month', `commit ${NOVEMBER}`],
    ['best case this quarter', `bestCase ${Q4}`],
    ['What slipped since Monday?', 'slipped since 2026-11-23'],
    ['what has slipped', 'slipped'],
    ['what is new since yesterday', 'new since 2026-11-25'],
    ['what changed since the month began?', 'changed since 2026-11-01'],
    ['what changed since 3 March', 'changed since 2026-03-03'],
    ['what changed since 2026-11-01', 'changed since 2026-11-01'],
    ['what changed since 3/11/2026', 'changed since 2026-11-03'],
    ['which deals have grown since last week?', 'grown since 2026-11-16'],
    ['what have we won since Monday', 'won 2026-11-23..2026-11-26'],
    ['how much did we win last month?', 'won 2026-10-01..2026-10-31'],
    ['how many deals did Nora win in 2025', 'won nora count 2025-01-01..2025-12-31'],
    ['what did we lose in October', 'lost 2026-10-01..2026-10-31'],
    ['deals lost against Datavo in the last 90 days', 'lost datavo 2026-08-29..2026-11-26'],
    ['which deals are overdue?', 'overdue'],
    ['what is stuck with Tom Keler', 'unmoved tom'],
    ['average sales cycle of GTX Pro', 'cycle gtx'],
    ['average deal size this year', 'averageWon 2026-01-01..2026-12-31'],
    ['sales velocity', 'velocity'],
    ['Pipeline of the office Central', 'open Central'],
    ['win rate in region West', 'winRate West'],
    ['win rate in the West region this year', 'winRate West 2026-01-01..2026-12-31'],
    ['how many deals are open in Belgium?', 'open Belgium count'],
    ['weighted forecast of Central', 'weighted Central'],
    ['what slipped in the office West since Monday?', 'slipped West since 2026-11-23'],
    ['How far is Nora from target this quarter?', `attainment nora ${Q4}`],
    ['how far are we from target', `attainment ${Q4}`],
    ['am I on target this month?', `attainment mine ${NOVEMBER}`],
    ['how much is missing to my target', `attainment mine ${Q4}`],
  ])('%s', (text, expected) => {
    expect(line(read(text))).toBe(expected)
  })
})

describe('French', () => {
  test.each([
    ['Qui est sur Halden Steel ?', 'owner halden'],
    ['à qui est l’affaire Furnace monitoring ?', 'owner furnace'],
    ['Qui s’occupe de la Cité Verte ?', 'owner cite'],
    ['quel est le responsable de Marchand & Fils', 'owner marchand'],
    ['Contact principal chez Marchand ?', 'contact marchand'],
    ['qui est l’interlocuteur chez Halden Steel', 'contact halden'],
    ['À qui est la plus grosse affaire du trimestre ?', `largest ${Q4}`],
    ['plus grosse affaire gagnée cette année', 'largest won 2026-01-01..2026-12-31'],
    ['Qu’est-ce qui se signe ce mois-ci ?', `closing ${NOVEMBER}`],
    ['affaires à signer le mois prochain', 'closing 2026-12-01..2026-12-31'],
    ['combien d’affaires se signent ce trimestre ?', `closing count ${Q4}`],
    ['que doit-on signer ce mois', `closing ${NOVEMBER}`],
    ['Combien est ouvert avec Halden Steel ?', 'open halden'],
    ['montant du pipeline de Nora Blanc', 'open nora'],
    ['combien d’affaires sont ouvertes en Negotiate ?', 'open s1+s2 count'],
    ['mes affaires ouvertes', 'open mine'],
    ['Taux de succès contre Datavo ?', 'winRate datavo'],
    ['quel est notre taux de succès face à Datavo cette année', 'winRate datavo 2026-01-01..2026-12-31'],
    ['mon taux de réussite du trimestre dernier', 'winRate mine 2026-07-01..2026-09-30'],
    ['taux de succès en valeur', 'winRateValue'],
    ['Prévision pondérée du trimestre ?', `weighted ${Q4}`],
    ['prévision pour T1 2027', 'weighted 2027-01-01..2027-03-31'],
    ['engagé ce mois-ci', `commit ${NOVEMBER}`],
    ['meilleur cas du trimestre en cours', `bestCase ${Q4}`],
    ['Qu’est-ce qui a glissé depuis lundi ?', 'slipped since 2026-11-23'],
    ['quelles affaires ont été reportées depuis hier', 'slipped since 2026-11-25'],
    ['quelles affaires reportées depuis hier', 'slipped since 2026-11-25'],
    ['quoi de nouveau depuis hier', 'new since 2026-11-25'],
    ['qu’est-ce qui a changé depuis le début du mois ?', 'changed since 2026-11-01'],
    ['qu’est-ce qui a changé depuis le 3 mars', 'changed since 2026-03-03'],
    ['qu’avons-nous gagné le mois dernier', 'won 2026-10-01..2026-10-31'],
    ['combien Nora a gagné en 2025', 'won nora 2025-01-01..2025-12-31'],
    ['affaires perdues contre Datavo ces 90 derniers jours', 'lost datavo 2026-08-29..2026-11-26'],
    ['quelles affaires sont en retard ?', 'overdue'],
    ['qu’est-ce qui est bloqué chez Halden Steel', 'unmoved halden'],
    ['cycle de vente moyen de GTX Pro', 'cycle gtx'],
    ['montant moyen cette année', 'averageWon 2026-01-01..2026-12-31'],
    ['vélocité du pipeline', 'velocity'],
    ['Pipeline du bureau Central', 'open Central'],
    ['taux de succès de la région West cette année', 'winRate West 2026-01-01..2026-12-31'],
    ['combien d’affaires sont ouvertes en Belgium ?', 'open Belgium count'],
    ['Où en est Nora de son objectif ce trimestre ?', `attainment nora ${Q4}`],
    ['où en sommes-nous de l’objectif', `attainment ${Q4}`],
    ['où en suis-je de mon objectif ce mois-ci ?', `attainment mine ${NOVEMBER}`],
    ['combien me manque-t-il pour mon objectif ?', `attainment mine ${Q4}`],
  ])('%s', (text, expected) => {
    expect(line(read(text))).toBe(expected)
  })
})

describe('F1: what is not understood is not answered', () => {
  test.each([
    'who is not on Halden Steel?',
    'qui n’est pas sur Halden Steel ?',
    'how much is open with Globex?',
    'win rate against Halden Steel?',
    'taux de succès contre Globex ?',
    'how much is open without Nora?',
    'what closes this month or next month?',
    'how much is open with Halden Steel and Cité Verte?',
    'who won the most this quarter?',
    'weighted forecast of the quarter before taxes?',
    'why did we lose?',
    'what closes?',
    'when does Furnace monitoring close?',
    'win rate of the weighted forecast?',
    'main contact?',
    'contact principal ?',
    'what slipped this month or since Monday?',
    'is the largest deal overdue?',
    'how much is not open?',
    'ce qui ne se signe pas ce mois-ci ?',
    'which deals are no longer open?',
    'quelles affaires ne sont plus ouvertes ?',
    'quelle est la plus petite affaire du trimestre ?',
    'what is the win rate by office?',
    'pipeline of the office?',
    'win rate in region Globex?',
    'how far is the office Central from target?',
    'who is below target?',
    'qui n’a pas atteint son objectif ?',
    'what is our target since Monday?',
  ])('%s', text => {
    expect(read(text).kind).toBe('unread')
  })

  test('it says which words, and what could have been meant', () => {
    expect(read('win rate against Globex?')).toMatchObject({ kind: 'unread', unknown: ['globex'] })
    expect(read('how much is open without Nora?')).toMatchObject({ unknown: ['without'] })
    const near = read('how much is open with Globex?')
    expect(near.kind === 'unread' && near.near[0]).toBe('open')
  })

  test.each([
    'acme', 'halden steel', 'furnace', 'open', 'won', 'q3', 'price list', 'contact', 'new deal', 'forecast template', 'import', 'nora blanc', '', '  ?', 'march', 'deals',
  ])('%j is something to look for, and no question', text => {
    expect(read(text).kind).toBe('none')
  }) // prettier-ignore
})

test('a name that several have is asked back, with each of them', () => {
  const reading = read('how much is open with Acme?')
  expect(reading.kind === 'which' && reading.choices.map(({ name }) => name)).toEqual([
    'Acme Corporation',
    'Acme Logistics',
    'Acme Rival',
  ])
  // whom one wins against is a competitor
  expect(line(read('win rate against Acme?'))).toBe('winRate acmec')
})

test('slips in a name are said back; a name in full outweighs what its words mean', () => {
  const reading = read('who is on Haldn Stel?')
  expect(reading).toMatchObject({ kind: 'read', corrected: ['haldn stel'] })
  expect(line(read('who is on Open Systems?'))).toBe('owner open')
  expect(line(read('who is on Halden Steel retrofit?'))).toBe('owner halden2')
})

test('a fiscal year that begins in April counts in quarters and years', () => {
  expect(line(read('weighted forecast of the quarter?', 2))).toBe('weighted 2026-11-01..2027-01-31')
  expect(line(read('won this year', 4))).toBe('won 2026-04-01..2027-03-31')
})

test('whatever is typed, it is read or it is not: nothing throws', () => {
  const words = ['who', 'is', 'on', 'acme', 'since', 'monday', 'q3', '2017', 'la', 'plus', 'du', 'mois', '30', 'derniers', 'jours', '?', '’', '[', '.*', '99/99/9999', 'vs', 'won'] // prettier-ignore
  for (let seed = 0; seed < 3_000; seed++) {
    const text = Array.from(
      { length: seed % 9 },
      (_, at) => words[(seed * 7 + at * at * 13 + at) % words.length],
    )
    expect(['none', 'read', 'which', 'unread']).toContain(read(text.join(' ')).kind)
  }
})
