import { expect, test } from 'vitest'
import { tableOf } from '../../test/support/exchange'
import { guessDates, guessDecimal, guessCurrency, guessEmptyAmount } from './formats'
import { guessStage } from './stages'
import { boardNameOf, understand } from './understand'

const targetsOf = (header: string): string[] =>
  understand(tableOf(`${header}\n${header.replace(/[^,]+/g, 'x')}\n`)).mapping.columns.map(
    column => column.target,
  )

test('columns of common exports are known by name, in English and in French', () => {
  // Salesforce, HubSpot, Pipedrive, a French one, and ours.
  expect(
    targetsOf(
      'Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Amount Currency,Close Date,Created Date,Opportunity Owner,Next Step,Lead Source,Forecast Category,Type',
    ),
  ).toEqual(
    ['externalId', 'title', 'account', 'stage', 'amount', 'currency', 'closeDate', 'startedOn', 'owner', 'nextStep', 'source', 'forecastCategory', 'custom'], // prettier-ignore
  )
  expect(
    targetsOf('Record ID,Deal Name,Associated Company,Deal Stage,Amount,Close Date,Create Date,Deal owner'),
  ).toEqual(
    ['externalId', 'title', 'account', 'stage', 'amount', 'closeDate', 'startedOn', 'owner'], // prettier-ignore
  )
  expect(
    targetsOf(
      'Deal - ID,Deal - Title,Deal - Organization,Deal - Stage,Deal - Value,Deal - Currency,Deal - Expected close date,Deal - Owner',
    ),
  ).toEqual(
    ['externalId', 'title', 'account', 'stage', 'amount', 'currency', 'closeDate', 'owner'], // prettier-ignore
  )
  expect(
    targetsOf(
      "Identifiant,Nom de l'opportunité,Société,Étape,Montant (EUR),Date de clôture,Propriétaire,Prochaine étape,Région",
    ),
  ).toEqual(
    ['externalId', 'title', 'account', 'stage', 'amount', 'closeDate', 'owner', 'nextStep', 'custom'], // prettier-ignore
  )
})

test.each([
  ['externalId', ['N° opportunité', 'Nº opportunité', "Numéro d'opportunité", 'No opportunité', 'N° affaire', 'Réf.', 'Référence affaire', 'Opportunity No.', 'Deal number']], // prettier-ignore
  ['closeDate', ['Date de signature prévue', 'Signature prévue', 'Date de clôture prévue', 'Date prévisionnelle de signature', 'Expected close', 'Expected close date', 'Expected Close Date (UTC)', 'Target close date', "Date de signature prévue de l'affaire"]], // prettier-ignore
  ['title', ['Affaire', 'Nom de l’affaire', "Nom de l'opportunité", 'Intitulé']],
  ['stage', ['Étape', "Étape de l'affaire", 'Etape opportunité']],
  ['account', ['Compte', 'Nom du compte', 'Client']],
  ['amount', ['Montant', "Montant de l'affaire", 'Montant (€)', 'Montant estimé']],
  ['owner', ['Propriétaire', 'Commercial', "Propriétaire de l'affaire", 'Responsable affaire']],
])('the words of the trade for %s are known', (target, names) => {
  for (const name of names) expect([name, ...targetsOf(`${name},Other`)]).toEqual([name, target, 'custom'])
})

test('of two columns that could be the stage the better name wins, and a blank column is left out', () => {
  const look = understand(tableOf('Status,Deal Stage,Empty\nActive,Won,\nActive,Lost,\n'))
  expect(look.mapping.columns.map(column => column.target)).toEqual(['custom', 'stage', 'ignore'])
  expect(look.stages).toEqual([
    { label: 'Won', count: 1 },
    { label: 'Lost', count: 1 },
  ])
})

test.each([
  ['Closed Won', 'won', 1],
  ['Gagné', 'won', 1],
  ['Affaire signée', 'won', 1],
  ['Closed Lost', 'lost', 0],
  ['Perdue', 'lost', 0],
  ['Abandonné', 'lost', 0],
  ['Not won yet', 'open', 0.35],
  ['Prospecting', 'open', 0.1],
  ['Engaging', 'open', 0.3],
  ['Proposal/Price Quote', 'open', 0.6],
  ['Négociation', 'open', 0.75],
])('the stage "%s" is %s, at %d', (label, kind, probability) => {
  expect(guessStage(label)).toEqual({ kind, probability })
})

test('stages stand in the funnel’s order whatever the file’s: open, won, lost', () => {
  const look = understand(
    tableOf('Stage,Title\nPerdu,a\nGagné,b\nNégociation,c\nProspection,d\nProposition,e\n'),
  )
  expect(look.mapping.stages.map(stage => stage.label)).toEqual([
    'Prospection',
    'Proposition',
    'Négociation',
    'Gagné',
    'Perdu',
  ])
})

test('dates: one day above twelve tells; none leaves it to a person; ISO is never in doubt', () => {
  expect(guessDates(['01/02/2017', '13/02/2017'], 'mdy')).toEqual({ value: 'dmy', ambiguous: false })
  expect(guessDates(['01/02/2017', '02/13/2017'], 'dmy')).toEqual({ value: 'mdy', ambiguous: false })
  expect(guessDates(['01/02/2017', '', '03/04/2017'], 'dmy')).toEqual({ value: 'dmy', ambiguous: true })
  expect(guessDates(['05/05/2017'], 'dmy')).toEqual({ value: 'iso', ambiguous: false })
  expect(guessDates(['13/01/2017', '01/13/2017'], 'dmy').ambiguous).toBe(true)
  expect(guessDates(['2017-02-01', '2017-02-01T10:00:00Z'], 'dmy')).toEqual({
    value: 'iso',
    ambiguous: false,
  })
})

test('decimals: `1,234` alone is in doubt, `1.234,5` and `12,50` are not', () => {
  expect(guessDecimal(['1,234', '5,678'], '.')).toEqual({ value: '.', ambiguous: true })
  expect(guessDecimal(['1,234', '12,50'], '.')).toEqual({ value: ',', ambiguous: false })
  expect(guessDecimal(['1.234,5'], '.')).toEqual({ value: ',', ambiguous: false })
  expect(guessDecimal(['1,234,567'], ',')).toEqual({ value: '.', ambiguous: false })
  expect(guessDecimal(['1054', '$550'], '.')).toEqual({ value: '.', ambiguous: false })
  expect(guessDecimal(['0.125'], ',')).toEqual({ value: '.', ambiguous: false })
})

test('a currency is taken from the column’s name or from the cells', () => {
  expect(guessCurrency('Amount (CHF)', [])).toBe('CHF')
  expect(guessCurrency('Montant', ['', '1 200 €'])).toBe('EUR')
  expect(guessCurrency('Amount', ['1200'])).toBeNull()
})

test('a board is called after its file', () => {
  expect(boardNameOf('sales_pipeline.csv')).toBe('Sales pipeline')
  expect(boardNameOf('.csv')).toBe('Import')
})

test('-1 again and again, and nothing else below zero, is no amount', () => {
  expect(guessEmptyAmount(['5', '-1', '', '-1'])).toBe('-1')
  expect(guessEmptyAmount(['5', '-1'])).toBeNull()
  expect(guessEmptyAmount(['-1', '-1', '-20'])).toBeNull()
  expect(guessEmptyAmount(['-2', '-2'])).toBeNull()
})
