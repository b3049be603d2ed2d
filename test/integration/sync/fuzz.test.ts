import { afterEach, describe, expect, test } from 'vitest'
import { randomId, type ChangeId, type DealId } from '../../../core/ids'
import type { Inverse } from '../../../electron/contract/inverse'
import { rounds, seeded, seedsToRun } from '../../support/seeded'
import { until } from '../../support/until'
import { leave, printed, seatAt, seats, testRelay, type Seat, type TestRelay } from './support'

/**
 * Several computers at work, with partitions, restarts of engines and of the relay. At the end all boards are alike, what
 * each of them shows equals what is derived anew from its documents, and nothing that anybody wrote is lost.
 */
const STEPS = rounds(300, 2_000)

let relay: TestRelay
let all: Seat[] = []
afterEach(async () => {
  await leave(all)
  await relay.destroy()
})

interface Model {
  /** What each seat wrote last in the field that is its alone, by deal. */
  readonly written: Map<string, string>
  readonly created: Set<string>
  readonly undo: Map<number, Inverse[]>
  readonly online: boolean[]
  relayUp: boolean
}

async function step(model: Model, random: () => number, at: number): Promise<void> {
  const who = Math.floor(random() * all.length)
  const seat = all[who]!
  const { window, boardId, stages } = seat
  const cards = [...seat.view.rows.keys()] as DealId[]
  const pick = (): DealId => cards[Math.floor(random() * cards.length)]!
  const changeId = (): ChangeId => randomId<ChangeId>()
  const remember = (inverse: Inverse | null): void =>
    void (inverse !== null && model.undo.get(who)!.push(inverse))
  const kind = random()
  if (kind < 0.3) {
    const dealId = pick()
    const field = `custom:seat${who}` as const
    await window.command('deal.edit', { boardId, dealId, changeId: changeId(), field, value: `step ${at}` })
    model.written.set(`${dealId}:${field}`, `step ${at}`)
  } else if (kind < 0.45) {
    const stageId = stages[Math.floor(random() * stages.length)]!
    const moves = [...new Set([pick(), pick()])].map(dealId => ({ dealId, changeId: changeId() }))
    const after = cards.find(id => random() < 0.1 && !moves.some(move => move.dealId === id)) ?? null
    remember((await window.command('deal.move', { boardId, moves, stageId, after })).inverse)
  } else if (kind < 0.6) {
    const value = random() < 0.2 ? null : { minor: Math.floor(random() * 1e7), currency: 'USD' }
    remember(
      (
        await window.command('deal.edit', {
          boardId,
          dealId: pick(),
          changeId: changeId(),
          field: 'amount',
          value,
        })
      ).inverse,
    )
  } else if (kind < 0.68) {
    const dealId = randomId<DealId>()
    await window.command('deal.create', {
      boardId,
      dealId,
      stageId: stages[0]!,
      title: `Made at ${at} by ${who}`,
    })
    model.created.add(dealId)
  } else if (kind < 0.74)
    remember((await window.command('deal.delete', { boardId, dealIds: [pick()] })).inverse)
  else if (kind < 0.82) await undoLast(seat, model.undo.get(who)!)
  else if (kind < 0.9) {
    model.online[who] = !model.online[who]
    await window.command('sharing.connect', { relay: model.online[who] ? relay.url : null })
  } else if (kind < 0.95) all[who] = await seatAt(await seat.harness.restart())
  else {
    model.relayUp = !model.relayUp
    await (model.relayUp ? relay.start() : relay.stop())
  }
  if (kind >= 0.9) await all[who]!.view.whole()
}

async function undoLast({ window, boardId }: Seat, stack: Inverse[]): Promise<void> {
  const inverse = stack.pop()
  if (inverse?.kind !== 'revert') return
  await window.command('deal.revert', {
    boardId,
    steps: inverse.steps.map(each => ({ ...each, changeId: randomId<ChangeId>() })),
  })
}

/** Every row of the projection, as it is on disk. */
function tables({ harness }: Seat): unknown[] {
  return harness.engine.workspace?.projection.database.prepare('SELECT * FROM deals ORDER BY id').all() ?? []
}

async function settle(model: Model): Promise<void> {
  if (!model.relayUp) await relay.start()
  for (const [who, seat] of all.entries())
    if (!model.online[who]) await seat.window.command('sharing.connect', { relay: relay.url })
  for (const seat of all)
    await seat.window.whole('sync', status => status.connection === 'connected' && status.unheld === 0)
  await until(() => all.every(seat => printed(seat.view) === printed(all[0]!.view)), 'all boards alike')
}

describe.each(seedsToRun(20_261_123))('seed %i', seed => {
  test(
    `${STEPS} steps on 3 to 5 computers with partitions and restarts: all agree, nothing is lost`,
    { timeout: 600_000 },
    async () => {
      const random = seeded(seed)
      relay = await testRelay()
      all = await seats(3 + Math.floor(random() * 3), relay)
      for (const seat of all) await until(() => seat.view.rows.size === 22, 'the sample on every computer')
      const model: Model = {
        written: new Map(),
        created: new Set(),
        undo: new Map(all.map((_, who) => [who, []])),
        online: all.map(() => true),
        relayUp: true,
      }
      for (let at = 0; at < STEPS; at++) await step(model, random, at)
      await settle(model)

      for (const { window, boardId, view } of all) {
        const trash = new Set((await window.query('trash', { boardId })).map(row => row.id as string))
        for (const id of model.created)
          expect(view.rows.has(id) || trash.has(id), `deal ${id} is kept`).toBe(true)
        for (const [key, value] of model.written) {
          const [dealId, , seatField] = key.split(':')
          const detail = await window.query('deal', { boardId, dealId: dealId as DealId })
          expect(detail?.custom[seatField ?? ''], key).toBe(value)
        }
      }
      for (const seat of all) {
        const live = tables(seat)
        await seat.window.command('projection.rebuild', {})
        expect(tables(seat)).toEqual(live)
      }
    },
  )
})
