import { expect, test } from 'vitest'
import { Replica, tableOf } from '../../test/support/exchange'
import { readDeal } from '../deal/read'
import { importedDealIdOf } from '../workspace/names'
import { applyImport } from './apply'
import { planImport } from './plan'
import { understand } from './understand'

const bad = [
  'Deal ID,Title,Stage,Amount,Close date,Forecast',
  'a,Good,Open,"1,200.50",2017-03-01,Commit',
  'b,Bad date,Open,5,2017-02-30,',
  'c,Bad amount,Open,twelve,2017-03-01,',
  ',,,,,',
  'a,Twice,Won,1,2017-03-01,',
  'd,No stage,,1,2017-03-01,',
  'e,Short,Open',
  'f,Long,Open,1,2017-03-01,,surplus',
  'g,Category,Open,1,2017-03-01,maybe',
  `h,${'x'.repeat(301)},Open,1,2017-03-01,`,
].join('\n')

test('every bad row is named by row, column and value, and keeps the whole file out', () => {
  const replica = new Replica()
  const plan = replica.plan(tableOf(bad), understand(tableOf(bad)).mapping)
  expect(
    plan.report.problems.map(({ row, column, code, severity }) => [row, column, code, severity]),
  ).toEqual([
    [3, 'Close date', 'not-a-date', 'error'],
    [4, 'Amount', 'not-an-amount', 'error'],
    [5, null, 'empty-row', 'note'],
    [6, 'Deal ID', 'duplicate-id', 'error'],
    [7, 'Stage', 'missing-stage', 'error'],
    [8, null, 'too-few-cells', 'error'],
    [9, null, 'too-many-cells', 'error'],
    [10, 'Forecast', 'not-a-category', 'error'],
    [11, 'Title', 'too-long', 'error'],
  ])
  expect(plan.report).toMatchObject({ rows: 10, created: 1, skipped: 9, badRows: 8, problemTotal: 9 })
  expect(plan.blocked).toBe(true)
  expect(() => replica.apply(plan)).toThrow('bad rows')
})

test('with bad rows skipped the rest is imported', () => {
  const replica = new Replica()
  const plan = replica.plan(tableOf(bad), understand(tableOf(bad)).mapping, {
    skipBad: true,
    problemLimit: 2,
  })
  expect(plan.report.problems).toHaveLength(2)
  applyImport(
    plan,
    { fileName: 'bad.csv', rows: 10, by: null, at: 0 },
    replica.workspace,
    replica.board(plan.boardId),
  )
  const { deals } = replica.board(plan.boardId)
  expect(deals.ids()).toEqual([importedDealIdOf('a')])
  expect(readDeal(deals, importedDealIdOf('a'))).toMatchObject({
    title: 'Good',
    amount: { minor: 120050 },
    forecastCategory: 'commit',
  })
})

test('a deal stands on one board: a file that would put it on a second one says so', () => {
  const replica = new Replica()
  replica.import(tableOf('id,title,stage\na,A,Open\n'))
  const plan = replica.plan(
    tableOf('id,title,stage\na,A2,Open\nb,B,Open\n'),
    understand(tableOf('id,title,stage\na,A2,Open\nb,B,Open\n')).mapping,
  )
  expect(plan.report.problems).toMatchObject([{ row: 2, column: 'id', value: 'a', code: 'on-another-board' }])
})

test.each([
  ['no-stage-column', 'id,title,colour\na,A,red\n'],
  ['duplicate-column', 'id,stage,Region,region\na,Open,x,y\n'],
])('a file that can’t be mapped is refused as %s', (code, text) => {
  const replica = new Replica()
  const table = tableOf(text)
  const { workspace } = replica
  const look = understand(table)
  const planned = planImport(
    table,
    look.mapping,
    { workspace, board: replica.board('b' as never), isElsewhere: () => false },
    { skipBad: false },
  )
  expect(planned).toMatchObject({ ok: false, error: { code } })
})

test('unmapped columns become custom fields; a deal without a title is called by what it has', () => {
  const replica = new Replica()
  const { plan } = replica.import(tableOf('id,account,stage,Région\na,Acme,Open,Nord\nb,,Open,\n'))
  expect(plan.report).toMatchObject({ customFields: ['Région'], withoutAccount: 1 })
  const { deals } = replica.board(plan.boardId)
  expect(readDeal(deals, importedDealIdOf('a'))).toMatchObject({ title: 'Acme' })
  expect(Object.values(readDeal(deals, importedDealIdOf('a'))!.custom)).toEqual(['Nord'])
  expect(readDeal(deals, importedDealIdOf('b'))).toMatchObject({ title: 'b', custom: {} })
})

test('without an id column deals are told apart by title, account and occurrence, again on the next import', () => {
  const replica = new Replica()
  const first = replica.import(
    tableOf('title,account,stage,amount\nRenewal,Acme,Open,1\nRenewal,Acme,Open,2\nRenewal,Beta,Open,3\n'),
  )
  expect(replica.board(first.plan.boardId).deals.ids()).toHaveLength(3)
  const changed = tableOf(
    'title,account,stage,amount\nRenewal,Acme,Open,1\nrenewal ,ACME,Open,22\nRenewal,Beta,Open,3\n',
  )
  const second = replica.import(changed, { board: { kind: 'existing', boardId: first.plan.boardId } })
  expect(second.plan.report).toMatchObject({ created: 0, updated: 1, unchanged: 2, accounts: 0 })
})
