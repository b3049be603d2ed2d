import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fixturePath, fixtureTable, Replica } from '../../test/support/exchange'
import { readDeal } from '../deal/read'
import { readRecords } from '../documents/workspace'
import { byOrder } from '../order'
import { importedDealIdOf } from '../workspace/names'
import { MAX_UPDATE_BYTES } from './apply'
import { understand } from './understand'

/** The file read the plain way: it has no quotes. */
const lines = readFileSync(fixturePath, 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map(line => line.split(','))
const cell = (line: string[], at: number): string => line[at] ?? ''

test('the real file is understood from its header and cells alone', () => {
  const look = understand(fixtureTable())
  expect(look.mapping.columns.map(column => column.target)).toEqual([
    'externalId', 'owner', 'product', 'account', 'stage', 'startedOn', 'closeDate', 'amount',
  ]) // prettier-ignore
  expect(look.mapping.stages.map(({ label, kind }) => [label, kind])).toEqual([
    ['Prospecting', 'open'],
    ['Engaging', 'open'],
    ['Won', 'won'],
    ['Lost', 'lost'],
  ])
  expect(look.mapping).toMatchObject({
    dates: 'iso',
    decimal: '.',
    currency: 'USD',
    emptyAmount: '-1',
    board: { kind: 'new', name: 'Sales pipeline' },
  })
  expect([look.rows, look.datesAmbiguous, look.decimalAmbiguous]).toEqual([8800, false, false])
  expect(look.owners).toHaveLength(30)
})

test('the real file becomes a board: every deal, stage, sum and date is the file’s', () => {
  const replica = new Replica()
  const { plan, updates } = replica.import(fixtureTable())
  expect(plan.report).toMatchObject({ rows: 8800, created: 8800, updated: 0, unchanged: 0, skipped: 0, badRows: 0, withoutAccount: 1425, accounts: 85, people: 30, products: 7, problemTotal: 0 }) // prettier-ignore
  expect(plan.report.perStage).toEqual([
    { label: 'Prospecting', count: 500 },
    { label: 'Engaging', count: 1589 },
    { label: 'Won', count: 4238 },
    { label: 'Lost', count: 2473 },
  ])
  expect(Math.max(...updates.map(({ update }) => update.byteLength))).toBeLessThan(MAX_UPDATE_BYTES)

  const { deals } = replica.board(plan.boardId)
  const stages = readRecords(replica.workspace, 'stages').sort(byOrder)
  expect(stages.map(stage => stage.name)).toEqual(['Prospecting', 'Engaging', 'Won', 'Lost'])
  const stageNames = new Map(stages.map(stage => [stage.id, stage.name]))
  const names = (collection: 'accounts' | 'people' | 'products') =>
    new Map<string, string>(
      readRecords(replica.workspace, collection).map(record => [record.id, record.name]),
    )
  const [accounts, people, products] = [names('accounts'), names('people'), names('products')] as const
  expect(deals.ids()).toHaveLength(8800)
  let wonMinor = 0
  for (const line of lines) {
    const deal = readDeal(deals, importedDealIdOf(cell(line, 0)))!
    const stage = stageNames.get(deal.place!.stageId)
    if (stage === 'Won') wonMinor += deal.amount!.minor
    expect({
      id: deal.externalId,
      owner: people.get(deal.ownerId!),
      product: products.get(deal.productId!),
      account: deal.accountId === null ? '' : accounts.get(deal.accountId),
      stage,
      startedOn: deal.startedOn ?? '',
      closeDate: deal.closeDate ?? '',
      amount: deal.amount === null ? '' : deal.amount.minor / 100,
      title: deal.title,
    }).toEqual({
      id: cell(line, 0),
      owner: cell(line, 1),
      product: cell(line, 2),
      account: cell(line, 3),
      stage: cell(line, 4),
      startedOn: cell(line, 5),
      closeDate: cell(line, 6),
      // The file writes -1 where an open deal has no value yet.
      amount: cell(line, 7) === '-1' ? '' : Number(cell(line, 7)),
      title: cell(line, 3) === '' ? cell(line, 2) : `${cell(line, 3)} · ${cell(line, 2)}`,
    })
  }
  expect(lines.filter(line => line[7] === '-1').map(line => line[4])).toHaveLength(1589 + 500)
  const fileSum = lines.filter(line => line[4] === 'Won').reduce((sum, line) => sum + Number(line[7]), 0)
  expect(wonMinor).toBe(fileSum * 100)
})

test('importing the same file again writes nothing, into the same board however it is chosen', () => {
  const replica = new Replica()
  const { plan } = replica.import(fixtureTable())
  const again = replica.import(fixtureTable())
  const chosen = replica.import(fixtureTable(), { board: { kind: 'existing', boardId: plan.boardId } })
  for (const repeated of [again, chosen]) {
    expect(repeated.updates).toEqual([])
    expect(repeated.plan.report).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 8800,
      accounts: 0,
      people: 0,
      products: 0,
    })
  }
})
