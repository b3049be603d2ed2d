import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixtureTable, Replica, tableOf } from '../../test/support/exchange'
import { createDeal, editField } from '../deal/edit'
import { readDeal } from '../deal/read'
import { editBoard } from '../documents/board'
import { editWorkspace } from '../documents/workspace'
import type { BoardId, ChangeId, DealId, FieldId, MemberId, OptionId, StageId } from '../ids'
import { customKey } from '../deal/custom'
import { optionIdOf, optionKey } from '../workspace/custom-field'
import { importedDealIdOf, personIdOf } from '../workspace/names'
import { neutralise, readOutsideName, restore, tidy, writeOutsideName } from './cells'
import { csvLines, exportDeals, toTable } from './export'
import { understand, type Table } from './understand'

const author = { by: 'me' as MemberId, at: 0 }

function exportOf(replica: Replica): { text: string; table: Table } {
  const boards = [...replica.boards].map(([id, document]) => ({ id, document, movedAway: () => false }))
  const text = [...csvLines(toTable(exportDeals(replica.workspace, boards), replica.workspace))].join('')
  return { text, table: tableOf(text, 'export.csv') }
}

/** What a person sees of every deal, with names in place of ids that may differ between workspaces. */
function seen(replica: Replica): unknown[] {
  const boards = [...replica.boards].map(([id, document]) => ({ id, document, movedAway: () => false }))
  const fieldName = (id: string): unknown => replica.workspace.collections.fields.value(id, 'name') ?? id
  return exportDeals(replica.workspace, boards).map(({ board: _, custom, ...deal }) => ({
    ...deal,
    custom: Object.entries(custom).filter(([, value]) => String(value).trim() !== '').map(([id, value]) => [fieldName(id), String(value).trim()]).sort(), // prettier-ignore
  })).sort((a, b) => (a.id < b.id ? -1 : 1)) // prettier-ignore
}

test('the header of an exported file is fixed, and its cells are plain', () => {
  const replica = new Replica()
  replica.import(
    tableOf('id,title,stage,amount,close date,Region,=cmd\na,"=1+1",Open,-1234.5,2017-03-01,"No, rd",@x\n'),
  )
  const [header, row] = exportOf(replica).text.split('\r\n')
  expect(header).toBe(
    "External id,Title,Account,Stage,Amount,Currency,Close date,Owner,Product,Started on,Next step,Source,Forecast category,'=cmd,Region",
  )
  expect(row).toBe(`a,'=1+1,,Open,-1234.50,USD,2017-03-01,,,,,,,'@x,"No, rd"`)
})

test('the real file, exported, imports back without a change: here, and into an empty workspace', () => {
  const replica = new Replica()
  const { plan } = replica.import(fixtureTable())
  const { table } = exportOf(replica)
  const back = replica.import(table, { board: { kind: 'existing', boardId: plan.boardId } })
  expect(back.plan.report).toMatchObject({ created: 0, updated: 0, unchanged: 8800, problemTotal: 0 })
  expect(back.updates).toEqual([])
  const elsewhere = new Replica()
  expect(elsewhere.import(table).plan.report).toMatchObject({
    created: 8800,
    withoutAccount: 1425,
    problemTotal: 0,
  })
  expect(seen(elsewhere)).toEqual(seen(replica))
})

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom('=SUM(A1)', "'=x", "''@y", '+33 1 23', '-5', '@me', "it's", "'quoted'", 'a\nb', 'a\r\nb', ' spaced ', '"', ',;\t', '0012', '1e5', 'winroom:x', '\t=x'),
) // prettier-ignore
const name = text.filter(each => tidy(neutralise(each)) !== '')
const deal = fc.record({
  title: name,
  account: fc.option(name),
  owner: fc.option(name),
  nextStep: fc.option(text),
  source: fc.option(text),
  externalId: fc.option(name),
  minor: fc.option(fc.maxSafeInteger()),
  currency: fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
  closeDate: fc.option(fc.constantFrom('2017-03-01', '2024-02-29')),
  stage: fc.nat(2),
  custom: fc.option(fc.oneof(text, fc.integer(), fc.boolean())),
  amountToo: fc.option(text),
  edited: fc.boolean(),
})

const boardId = 'board' as BoardId
const stageNames = ['Open', 'Won', 'Lost']

/** A workspace as people make one by hand: random ids, names of every kind, edits over what was created. */
function handMade(deals: readonly (typeof deal extends fc.Arbitrary<infer T> ? T : never)[]): Replica {
  const replica = new Replica()
  const { collections } = replica.workspace
  const board = replica.board(boardId)
  editWorkspace(replica.workspace, null, () => {
    collections.boards.create(boardId, { name: 'Board', order: 'a0', currency: 'USD' })
    stageNames.forEach((label, at) =>
      collections.stages.create(`stage${at}`, {
        boardId,
        name: label,
        kind: 'open',
        probability: 0.5,
        order: `a${at}`,
      }),
    )
    collections.fields.create('fieldOne', { name: 'Segment' })
    collections.fields.create('fieldTwo', { name: 'Amount' })
    deals.forEach(({ account, owner }, at) => {
      if (account !== null) collections.accounts.create(`account${at}`, { name: account })
      if (owner !== null) collections.people.create(`person${at}`, { name: owner })
    })
  })
  editBoard(board, null, () => {
    deals.forEach((each, at) => {
      const id = `deal${at}` as DealId
      const place = { stageId: `stage${each.stage}` as StageId, order: `a${at}`, changeId: null }
      createDeal(board, { id, place, fields: { title: each.title } }, author)
      const fields: Record<string, unknown> = {
        accountId: each.account === null ? null : `account${at}`,
        ownerId: each.owner === null ? null : `person${at}`,
        nextStep: each.nextStep,
        source: each.source,
        externalId: each.externalId,
        amount: each.minor === null ? null : { minor: each.minor, currency: each.currency },
        closeDate: each.closeDate,
        ['custom:fieldOne' satisfies `custom:${string}`]: each.custom,
        ['custom:fieldTwo']: each.amountToo,
      }
      for (const [field, value] of Object.entries(fields))
        if (value !== null) editField(board, id, field, value, `c${at}${field}` as ChangeId, author)
    })
  })
  return replica
}

test('export then import is identity, whatever people typed: nothing seen changes here, and an empty workspace sees the same', () => {
  fc.assert(
    fc.property(fc.array(deal, { maxLength: 8 }), deals => {
      const replica = handMade(deals)
      const { table } = exportOf(replica)
      if (table.rows.length === 0) return
      const before = [...replica.boards.values()].map(board =>
        board.deals.ids().map(id => readDeal(board.deals, id)),
      )
      const { plan } = replica.import(table, { board: { kind: 'existing', boardId } })
      expect(plan.report).toMatchObject({
        created: 0,
        updated: 0,
        unchanged: deals.length,
        problemTotal: 0,
        accounts: 0,
        people: 0,
      })
      const after = [...replica.boards.values()].map(board =>
        board.deals.ids().map(id => readDeal(board.deals, id)),
      )
      expect(after.map(each => each.map(one => ({ ...one, imported: false, crm: {} })))).toEqual(before)

      const elsewhere = new Replica()
      expect(elsewhere.import(table).plan.report.problems).toEqual([])
      expect(normal(seen(elsewhere))).toEqual(normal(seen(replica)))
    }),
    { numRuns: 300 },
  )
})

/** A file can't say white space around a text, how its lines end, or in which case and accents one name is spelt twice. */
function normal(deals: readonly unknown[]): unknown {
  return JSON.parse(JSON.stringify(deals), (key, value: unknown) => {
    if (typeof value !== 'string') return value
    const tidied = value.replace(/\r\n?/g, '\n').trim()
    const shared = ['account', 'owner', 'stage'].includes(key)
    return (
      (shared
        ? tidied.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ')
        : tidied) || null
    )
  })
}

test('neutralising a cell is undone exactly, for every text', () => {
  fc.assert(fc.property(text, each => void expect(restore(neutralise(each))).toBe(each)))
  expect(['=1', '+1', '-1', '@a', "'=1", '＝1', '＠a', '\n=1'].map(neutralise)).toEqual([
    "'=1",
    "'+1",
    "'-1",
    "'@a",
    "''=1",
    "'＝1",
    "'＠a",
    "'\n=1",
  ])
})

test('a deal’s name outside leads back to it, with or without the id of a CRM', () => {
  const names = fc.record({
    dealId: fc.constantFrom('abc', 'x_-1') as fc.Arbitrary<DealId>,
    externalId: fc.option(name),
  })
  fc.assert(fc.property(names, each => void expect(readOutsideName(writeOutsideName(each))).toEqual(each)))
  expect(writeOutsideName({ dealId: importedDealIdOf('OPP-1'), externalId: 'OPP-1' })).toBe('OPP-1')
  expect(writeOutsideName({ dealId: 'abc' as DealId, externalId: null })).toBe('winroom:abc')
})

test('two custom fields of one name, and one called like a column of ours, come back as themselves', () => {
  const replica = new Replica()
  const { plan } = replica.import(tableOf('id,title,stage\na,A,Open\n'))
  const { fields } = replica.workspace.collections
  const board = replica.board(plan.boardId)
  for (const [id, label] of [
    ['f1', 'Score'],
    ['f2', 'Score'],
    ['f3', 'Stage'],
  ] as const)
    // prettier-ignore
    fields.create(id satisfies string, { name: label })
  for (const field of ['f1', 'f2', 'f3'])
    board.deals.edit(importedDealIdOf('a'), `custom:${field}`, `of ${field}`)
  const { table } = exportOf(replica)
  expect(table.header.slice(13)).toEqual(['Score [winroom:f1]', 'Score [winroom:f2]', 'Stage [winroom:f3]'])
  const elsewhere = new Replica()
  elsewhere.import(table)
  expect(elsewhere.plan(table, understand(table).mapping).report.unchanged).toBe(1)
  expect(readDeal(elsewhere.board(boardOfOnly(elsewhere)).deals, importedDealIdOf('a'))?.custom).toEqual({
    f1: 'of f1',
    f2: 'of f2',
    f3: 'of f3',
  })
})

test('typed fields leave in their order as their types write them, and come back as what they were', () => {
  const replica = new Replica()
  const { plan } = replica.import(tableOf('id,title,stage\na,A,Open\n'))
  const { fields, people } = replica.workspace.collections
  const deals = replica.board(plan.boardId).deals
  const region = 'region' as FieldId
  const [north, south] = ['North', 'South'].map(name => optionIdOf(region, name)) as [OptionId, OptionId]
  const options = { [optionKey(north, 'name')]: 'North', [optionKey(north, 'order')]: 'a0', [optionKey(south, 'name')]: 'South', [optionKey(south, 'order')]: 'a1' } // prettier-ignore
  people.create(personIdOf('Ann Lee'), { name: 'Ann Lee' })
  const types = ['number', 'money', 'date', 'boolean', 'choice', 'person', 'several'] as const
  types.forEach((type, at) => fields.create(type === 'choice' ? region : type, { name: type, type, order: `a${9 - at}`, ...(type === 'choice' && options), ...(type === 'several' && optionsOf('several' as FieldId)) })) // prettier-ignore
  const id = importedDealIdOf('a')
  deals.edit(id, 'custom:number', -12.5)
  deals.edit(id, 'custom:money', { minor: 1250, currency: 'EUR' })
  deals.edit(id, 'custom:date', '2026-03-31')
  deals.edit(id, 'custom:boolean', true)
  deals.edit(id, customKey(region), south)
  deals.edit(id, 'custom:person', personIdOf('Ann Lee'))
  for (const name of ['One', 'Two']) deals.edit(id, customKey('several' as FieldId, optionIdOf('several' as FieldId, name)), true) // prettier-ignore
  const { table, text } = exportOf(replica)
  expect(table.header.slice(13)).toEqual([...types].reverse())
  expect(text.split('\r\n')[1]?.split(',').slice(13)).toEqual(['One; Two', 'Ann Lee', 'South', 'true', '2026-03-31', '12.50 EUR', '-12.5']) // prettier-ignore
  // The same file, imported here again: nothing of it is another value.
  const again = replica.plan(table, { ...understand(table).mapping, board: { kind: 'existing', boardId: plan.boardId } }) // prettier-ignore
  expect(again.report.held.filter(({ field }) => field !== 'custom:several')).toEqual([])
})

function optionsOf(id: FieldId): Record<string, string> {
  return Object.fromEntries(['One', 'Two'].flatMap((name, at) => [[optionKey(optionIdOf(id, name), 'name'), name], [optionKey(optionIdOf(id, name), 'order'), `a${at}`]])) // prettier-ignore
}

function boardOfOnly(replica: Replica): BoardId {
  return [...replica.boards.keys()][0] as BoardId
}
