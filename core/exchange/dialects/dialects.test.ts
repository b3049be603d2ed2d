import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { Replica } from '../../../test/support/exchange'
import { readDeal } from '../../deal/read'
import { readRecord } from '../../documents/workspace'
import { understand, type Table } from '../understand'
import { dialectIds, type DialectId } from './dialect'
import { detectDialect, recordLink, stageInDialect } from '.'

function fixture(dialect: DialectId, language: 'en' | 'fr'): Table {
  const name = `${dialect}-${language}.csv`
  const path = fileURLToPath(new URL(`../../../test/fixtures/dialects/${name}`, import.meta.url))
  const text = readFileSync(path, 'utf8')
  const delimiter = text.includes('";"') ? ';' : ','
  const [header = [], ...rows] = parse(text, { delimiter })
  const fileHash = createHash('sha256').update(text).digest('hex')
  return { fileName: name, fileHash, encoding: 'utf-8', delimiter, header, rows }
}

/** What the four deals of each file are, told from the file by hand. */
const expected = {
  en: [
    { account: 'Northwind Traders', owner: 'Dana Whitfield', minor: 4_860_000, currency: 'USD', close: '2026-11-30', start: '2026-09-14', kind: 'open' },
    { account: 'Contoso Ltd.', owner: 'Dana Whitfield', minor: 1_200_000, currency: 'USD', close: '2027-02-13', start: '2026-07-30', kind: 'open' },
    { account: 'Fabrikam, Inc.', owner: 'Luis Ortega', minor: 745_050, currency: 'USD', close: '2026-08-21', start: '2026-07-01', kind: 'won' },
    { account: 'Tailspin Toys', owner: 'Luis Ortega', minor: 2_200_000, currency: 'USD', close: '2026-09-30', start: '2026-06-15', kind: 'lost' },
  ],
  fr: [
    { account: 'Groupe Lemoine', owner: 'Camille Roux', minor: 3_640_000, currency: 'EUR', close: '2026-11-30', start: '2026-09-14', kind: 'open' },
    { account: 'Ateliers Vasseur', owner: 'Camille Roux', minor: 980_000, currency: 'EUR', close: '2027-02-13', start: '2026-10-30', kind: 'open' },
    { account: 'Mairie de Brest', owner: 'Hugo Martel', minor: 425_050, currency: 'EUR', close: '2026-08-21', start: '2026-07-01', kind: 'won' },
    { account: 'Textiles Girard', owner: 'Hugo Martel', minor: 1_800_000, currency: 'EUR', close: '2026-09-30', start: '2026-06-15', kind: 'lost' },
  ],
} as const // prettier-ignore

describe.each(dialectIds)('an export of %s', dialect => {
  test.each(['en', 'fr'] as const)(
    'in %s is known by its header, and its deals are as they are there',
    language => {
      const table = fixture(dialect, language)
      const look = understand(table)
      expect(look).toMatchObject({ dialect, datesAmbiguous: false, decimalAmbiguous: false })
      expect(look.mapping.dialect).toBe(dialect)
      const replica = new Replica()
      const { plan } = replica.import(table)
      expect(plan.report).toMatchObject({ created: 4, badRows: 0, problemTotal: 0 })
      const board = replica.board(plan.boardId)
      const deals = plan.deals.map(({ id }) => {
        const deal = readDeal(board.deals, id)!
        const stage = readRecord(replica.workspace, 'stages', deal.place!.stageId)!
        return {
          account: readRecord(replica.workspace, 'accounts', deal.accountId!)?.name,
          owner: readRecord(replica.workspace, 'people', deal.ownerId!)?.name,
          minor: deal.amount?.minor,
          currency: deal.amount?.currency,
          close: deal.closeDate,
          start: deal.startedOn,
          kind: stage.kind,
        }
      })
      expect(deals).toEqual(expected[language])
    },
  )

  test('read as somebody else’s when somebody says so', () => {
    const look = understand(fixture(dialect, 'en'), { dialect: null })
    expect(look.mapping.dialect).toBeUndefined()
    expect(look.dialect).toBe(dialect)
  })
})

test('the chances of a stage are those that the CRM gives it', () => {
  expect(stageInDialect('salesforce', 'Id. des décideurs')?.probability).toBe(0.6)
  expect(stageInDialect('hubspot', 'Contract Sent (Sales Pipeline)')?.probability).toBe(0.9)
  expect(stageInDialect('hubspot', 'Closed lost (Partner)')?.kind).toBe('lost')
  expect(stageInDialect('pipedrive', 'Something of ours')).toBeNull()
})

test('a Pipedrive board has lanes for won and lost, though none of the file’s deals has ended', () => {
  const table = fixture('pipedrive', 'fr')
  const open = { ...table, rows: table.rows.slice(0, 2) }
  expect(understand(open).mapping.stages.map(({ label, kind }) => [label, kind])).toEqual([
    ['Contact établi', 'open'],
    ['Négociations commencées', 'open'],
    ['Gagnée', 'won'],
    ['Perdue', 'lost'],
  ])
})

test('a file of nobody’s is taken for nobody’s', () => {
  const header = ['opportunity_id', 'sales_agent', 'product', 'account', 'deal_stage', 'engage_date', 'close_date', 'close_value'] // prettier-ignore
  expect(detectDialect(header)).toBeNull()
  expect(detectDialect(['Title', 'Account', 'Stage', 'Amount'])).toBeNull()
})

test('a record’s address is made of the team’s own and the id; only https is, and only of ids that can be', () => {
  const id = '0065g00000ABcd1AAB'
  expect(recordLink('salesforce', 'https://acme.lightning.force.com/', id)).toBe(`https://acme.lightning.force.com/lightning/r/Opportunity/${id}/view`) // prettier-ignore
  expect(recordLink('hubspot', 'https://app.hubspot.com/contacts/77', '123')).toBe('https://app.hubspot.com/contacts/77/record/0-3/123') // prettier-ignore
  expect(recordLink('pipedrive', 'https://acme.pipedrive.com', '9')).toBe('https://acme.pipedrive.com/deal/9')
  expect(recordLink('pipedrive', 'https://acme.pipedrive.com', '../settings')).toBeNull()
  expect(recordLink('pipedrive', 'http://acme.pipedrive.com', '9')).toBeNull()
  expect(recordLink('pipedrive', 'https://me@acme.pipedrive.com', '9')).toBeNull()
  expect(recordLink('pipedrive', null, '9')).toBeNull()
})
