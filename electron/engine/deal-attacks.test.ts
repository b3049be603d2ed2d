import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { Change } from '../../core/deal/schema'
import { dateOf } from '../../core/dates'
import { randomId, type BoardId, type DealId, type StageId } from '../../core/ids'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'
import type { FactRow } from '../contract/fact-rows'
import type { MyDay } from '../contract/my-day'
import type { EngineOptions } from './engine'
import { inlineTaskRunner } from './workers/inline'

/** Deals, lists and plans as a colleague's broken computer may have written them: the screens that read them go on. */
const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

type Maps = (name: string) => Y.Map<unknown>

interface Desk {
  readonly harness: Harness
  readonly window: TestWindow
  readonly boardId: BoardId
  readonly stageId: StageId
  /** Open deals of the person that this member is. */
  readonly mine: readonly DealId[]
  /** Writes as a network link does: nothing is parsed on the way. */
  readonly onBoard: (write: (maps: Maps) => void) => void
  readonly onWorkspace: (write: (maps: Maps) => void) => void
}

async function desk(options: Partial<EngineOptions> = {}): Promise<Desk> {
  const harness = await startEngine(options)
  running.push(harness)
  const window = harness.window()
  const { boards, stages, people } = await window.whole('directory', each => each.boards.length > 0)
  const [boardId, me] = [boards[0]!.id, people[0]!.id]
  await window.command('person.claim', { personId: me, mine: true })
  const workspace = harness.engine.workspace!
  const board = workspace.board(boardId)
  await workspace.follower.idle()
  const isOpen = (id: string): boolean =>
    stages.some(stage => stage.kind === 'open' && stage.id === (board.deals.value(id, 'place') as { stageId: string }).stageId) // prettier-ignore
  const mine = board.deals.ids().filter(id => board.deals.value(id, 'ownerId') === me && isOpen(id)) as DealId[] // prettier-ignore
  const into = (doc: Y.Doc) => (write: (maps: Maps) => void) =>
    doc.transact(() => write(name => doc.getMap(name)), { from: 'network' })
  const stageId = stages.find(stage => stage.kind === 'open')!.id
  return { harness, window, boardId, stageId, mine, onBoard: into(board.doc), onWorkspace: into(workspace.document.doc) } // prettier-ignore
}

/** Every fact, once all have been told. */
async function allFacts({ window }: Desk): Promise<FactRow[]> {
  let facts: FactRow[] = []
  let complete = false
  const end = window.subscribe('facts', {}, patch => {
    if (patch.kind === 'reset') facts = []
    if (patch.kind === 'more') facts.push(...patch.facts)
    if (patch.kind === 'more') complete = patch.complete
  })
  await until(() => complete, 'all facts')
  end()
  return facts
}

async function myDay({ window }: Desk): Promise<MyDay> {
  let day: MyDay | null = null
  const end = window.subscribe('my-day', { today: dateOf(Date.now()) }, patch => (day = patch))
  await until(() => day !== null, 'the day')
  end()
  return day as unknown as MyDay
}

const beyond = [9e15, 8.64e15 + 1, Date.UTC(3000, 0, 1), Number.MAX_SAFE_INTEGER]

test('D2: instants beyond the calendar, of a clock that is broken, hold up no figure and no day', async () => {
  const at = await desk()
  const before = await allFacts(at)
  at.onBoard(maps => {
    for (const [n, instant] of beyond.entries()) {
      const dealId = at.mine[n]!
      const place = { stageId: at.stageId, order: 'a0', changeId: `odd${n}` }
      const change = { dealId, kind: 'place', before: null, after: place, by: null, at: instant }
      maps('changes').set(`odd${n}`, change satisfies Change | object)
      maps('deals.edits').set(`${dealId}:place`, place)
      const note = { dealId, kind: 'call', text: 'Said so', by: 'colleague', at: instant }
      maps('notes.layers').set(`odd${n}:own`, note)
      maps('deals.layers').set(`new${n}:own`, { title: 'New', place, createdAt: instant })
    }
  })
  expect(await allFacts(at)).toHaveLength(before.length + beyond.length)
  expect((await myDay(at)).open).toBe(at.mine.length)
  const { boardId, mine, window } = at
  const detail = await window.query('deal', { boardId, dealId: mine[0]! })
  expect(detail?.notes.map(({ text }) => text)).toContain('Said so')
  for (const { at: told } of [...(detail?.changes ?? []), ...(detail?.notes ?? [])])
    expect(Number.isNaN(new Date(told).getTime())).toBe(false)
})

test('F5: a rate that makes an amount more than a number holds leaves it out of every sum', async () => {
  const at = await desk()
  at.onWorkspace(maps => {
    for (const [currency, worth] of Object.entries({ JPY: 1e308, GBP: 0, CHF: -1, SEK: 1e8 }))
      maps('rates.layers').set(`${currency}:own`, { currency, into: null, worth, on: '2026-01-01' })
  })
  const odd = ['JPY', 'GBP', 'CHF', 'SEK'].map((currency, n) => [at.mine[n]!, currency] as const)
  at.onBoard(maps => {
    for (const [id, currency] of odd) maps('deals.edits').set(`${id}:amount`, { minor: 1e15, currency })
  })
  const facts = await allFacts(at)
  for (const [id] of odd) expect(facts.find(fact => fact.id === id)?.minor).toBeNull()
})

test('D12: ten thousand accounts that were merged into each other are followed at once', async () => {
  const at = await desk()
  const id = (n: number): string => `chain${String(n).padStart(5, '0')}`
  at.onWorkspace(maps => {
    for (let n = 0; n <= 10_000; n++)
      maps('accounts.layers').set(`${id(n)}:own`, { name: `A${n}`, mergedInto: n < 10_000 ? id(n + 1) : null }) // prettier-ignore
  })
  at.onBoard(maps => maps('deals.edits').set(`${at.mine[0]}:accountId`, id(0)))
  const fact = (await allFacts(at)).find(each => each.id === at.mine[0])
  expect(fact?.accountId).toBe(id(10_000))
  const { accounts } = await at.window.whole('directory', ({ accounts }) => accounts.length > 10_000)
  expect(accounts.filter(({ id, deleted }) => id.startsWith('chain') && deleted === null)).toHaveLength(1)
})

test('P5: of a field with a hundred thousand choices a thousand are read, the same everywhere', async () => {
  const at = await desk()
  at.onWorkspace(maps => {
    maps('fields.layers').set('many:own', { name: 'Many', type: 'choice', order: 'a0' })
    for (let n = 0; n < 100_000; n++)
      maps('fields.edits').set(`many:option:o${String(n).padStart(6, '0')}:name`, `Choice ${n}`)
  })
  const { fields } = await at.window.whole('directory', each => each.fields.some(({ id }) => id === 'many'))
  const many = fields.find(({ id }) => id === 'many')
  expect(many?.options.map(({ name }) => name)).toEqual(Array.from({ length: 1_000 }, (_, n) => `Choice ${n}`)) // prettier-ignore
  await at.window.command('record.edit', { collection: 'fields', id: 'many', field: 'name', value: 'Fewer' })
})

test('D12: five thousand deals merged into each other, and one into itself, are followed once; one of them is shown', async () => {
  const at = await desk()
  const id = (n: number): string => `chain${String(n).padStart(4, '0')}`
  const place = { stageId: at.stageId, order: 'a0', changeId: null }
  const before = (await allFacts(at)).length
  at.onBoard(maps => {
    for (let n = 0; n < 5_000; n++)
      maps('deals.layers').set(`${id(n)}:own`, { title: `D${n}`, place, mergedInto: n < 4_999 ? id(n + 1) : null }) // prettier-ignore
    maps('deals.edits').set(`${at.mine[0]}:mergedInto`, at.mine[0])
  })
  await at.harness.engine.workspace!.follower.idle()
  const facts = await allFacts(at)
  expect(facts.filter(fact => fact.id.startsWith('chain')).map(fact => fact.id)).toEqual([id(4_999)])
  expect(facts).toHaveLength(before + 1)
})

test('D2: a deal with more changes than a call takes arguments has its day', async () => {
  const at = await desk()
  at.onBoard(maps => {
    for (let n = 0; n < 130_000; n++)
      maps('changes').set(`many${n}`, { dealId: at.mine[0], kind: 'ownerId', before: null, after: null, by: null, at: n }) // prettier-ignore
  })
  expect((await myDay(at)).open).toBe(at.mine.length)
})

test('D11: a deal that is said to stand on a board that does not hold it is shown where it was, and written to its file', async () => {
  const tasks = inlineTaskRunner()
  const at = await desk({ tasks })
  const other = randomId<BoardId>()
  const stage = { stageId: randomId<StageId>(), name: 'First', kind: 'open', probability: 0.5 } as const
  await at.window.command('board.create', { boardId: other, name: 'Other', currency: 'EUR', stages: [stage] })
  at.onWorkspace(maps => maps('moves.layers').set(`${at.mine[0]}:own`, { boardId: other }))
  expect((await allFacts(at)).map(({ id }) => id)).toContain(at.mine[0])
  const path = join(mkdtempSync(join(tmpdir(), 'winroom-export-')), 'all.json')
  await at.window.command('export.run', { boardId: null, format: 'json', path })
  const written = JSON.parse(readFileSync(path, 'utf8')) as { id: string }[]
  expect(written.map(({ id }) => id)).toContain(at.mine[0])
})
