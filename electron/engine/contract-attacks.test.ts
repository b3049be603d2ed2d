import { afterEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { commands } from '../contract/commands'
import { queries, subscriptions } from '../contract/queries'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'

/** What a window that is broken, or not ours, may send: it is refused with what was wrong and where, and the engine goes on. */
const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

async function start(): Promise<TestWindow> {
  const harness = await startEngine()
  running.push(harness)
  return harness.window()
}

let deep: unknown = 1
for (let level = 0; level < 2_000; level++) deep = [deep]
/** No name takes any of these. */
const never: readonly unknown[] = [undefined, null, 7, 'text', [], [{}], deep, 1n]

test('every command and query refuses what it can’t read, and says what and where', async () => {
  const window = await start()
  const ask = async (t: 'command' | 'query', name: string, input: unknown, where: boolean): Promise<void> => {
    const answer = await window.try(t, name, input)
    if (where && answer.ok) return
    if (answer.ok) throw new Error(`${name} took what it can't read`)
    expect([name, answer.error.code]).toEqual([name, 'invalid-input'])
    expect([name, where ? answer.error.at : answer.error.detail]).not.toEqual([name, ''])
  }
  for (const [t, named] of [
    ['command', commands],
    ['query', queries],
  ] as const)
    // prettier-ignore
    for (const [name, { input }] of Object.entries<{ readonly input: z.ZodObject }>(named)) {
      for (const odd of never) await ask(t, name, odd, false)
      // Each of its fields alone, with what none of them takes.
      for (const field of Object.keys(input.shape)) await ask(t, name, { [field]: new Map([[field, deep]]) }, true)
    }
  expect(await window.query('workspaces', {})).toHaveLength(1)
})

test('what is asked by a name that is none, or that every object answers to, is refused', async () => {
  const window = await start()
  for (const name of ['nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])
    for (const t of ['command', 'query'] as const)
      expect(await window.try(t, name, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
})

test('B9: a day can’t be asked for as somebody else, nor can any subscription be begun with what it can’t read', async () => {
  const window = await start()
  const answers: unknown[] = []
  window.onReplica = message => answers.push(message)
  for (const name of [...Object.keys(subscriptions), '__proto__', 'constructor'])
    for (const odd of [null, [], 'text', { today: deep, since: deep, ids: deep, boardId: 7, kind: 1 }])
      window.raw({ t: 'subscribe', id: 1, name, input: odd })
  const { people } = await window.whole('directory', each => each.people.length > 1)
  await window.command('person.claim', { personId: people[0]!.id, mine: true })
  const days: { open: number }[] = []
  const forged = {
    today: '2026-11-27',
    personId: people[1]!.id,
    mine: [people[1]!.id],
    memberId: 'other',
  } as const
  window.subscribe('my-day', forged, day => days.push(day))
  window.subscribe('my-day', { today: '2026-11-27' }, day => days.push(day))
  await until(() => days.length === 2, 'both days')
  expect(days[0]).toEqual(days[1])
  expect(answers).toEqual([])
})

test('messages of no kind are passed over', async () => {
  const window = await start()
  for (const odd of [
    ...never,
    { t: 'command' },
    { t: '__proto__', id: 1 },
    { t: 'query', id: NaN, name: 'deal' },
  ])
    window.raw(odd)
  expect(await window.query('workspaces', {})).toHaveLength(1)
})
