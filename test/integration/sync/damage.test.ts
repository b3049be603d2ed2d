import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, expect, test } from 'vitest'
import { randomId } from '../../../core/ids'
import { until } from '../../support/until'
import { leave, printed, seatAt, seats, testRelay, type Seat, type TestRelay } from './support'

let relay: TestRelay
let all: Seat[] = []
afterEach(async () => {
  await leave(all)
  await relay.destroy()
})

test('S3: a damaged board is set aside, said, and made whole again from the relay; the others open as usual', async () => {
  relay = await testRelay()
  all = await seats(2, relay)
  const [a, b] = all as [Seat, Seat]
  for (const seat of all) await until(() => seat.view.rows.size === 22, 'the sample on every computer')
  const deal = a.view.lane(a.stages[0]!)[0]!
  await a.window.command('deal.edit', {
    boardId: a.boardId,
    dealId: deal.id,
    changeId: randomId(),
    field: 'title',
    value: 'Before the damage',
  })
  await a.window.whole('sync', status => status.unheld === 0 && status.connection === 'connected')
  await until(() => printed(a.view) === printed(b.view), 'both boards alike')

  const folder = a.harness.engine.workspace!.folder
  let spoiled = 0
  all[0] = await seatAt(
    await a.harness.restart(() => {
      const database = new Database(join(folder, 'documents.sqlite'))
      const rows = database.prepare("SELECT seq FROM updates WHERE document LIKE 'board/%'").all() as {
        seq: number
      }[]
      for (const { seq } of rows)
        spoiled += database
          .prepare('UPDATE updates SET data = zeroblob(length(data)) WHERE seq = ?')
          .run(seq).changes
      database.close()
    }),
  )
  expect(spoiled).toBeGreaterThan(0)
  const { window, view } = all[0]
  await until(() => window.events.some(event => event.kind === 'damage'), 'the damage said')
  const said = window.events.find(event => event.kind === 'damage')
  expect(said).toMatchObject({ documents: [`board/${a.boardId}`] })
  await until(() => printed(view) === printed(b.view), 'the board whole again')
  expect(view.rows.get(deal.id)?.title).toBe('Before the damage')
})
