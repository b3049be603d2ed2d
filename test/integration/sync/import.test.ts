import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { randomId, type ChangeId } from '../../../core/ids'
import { createTaskRunner } from '../../../electron/engine/tasks'
import { BoardView } from '../../support/board-view'
import { startEngine, type Harness } from '../../support/engine-harness'
import { until } from '../../support/until'
import { testRelay, type TestRelay } from './support'

const file = fileURLToPath(
  new URL('../../fixtures/crm-sales-opportunities/sales_pipeline.csv', import.meta.url),
)

let relay: TestRelay
const engines: Harness[] = []
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop()
  await relay.destroy()
})

/** The relay's own counts, by name and label. */
async function metrics(): Promise<Map<string, number>> {
  const text = await (await fetch(`${relay.url.replace(/^ws/, 'http')}/metrics`)).text()
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return new Map(lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

test('our own import of 8,800 deals meets none of the relay’s default limits, and all of it arrives on another computer', async () => {
  relay = await testRelay()
  const [a, b] = [await startEngine({ tasks: createTaskRunner() }), await startEngine()]
  engines.push(a, b)
  const [windowA, windowB] = [a.window(), b.window()]
  await windowA.command('sharing.connect', { relay: relay.url })
  const { link } = await windowA.query('sharing.link', {})
  await windowB.command('workspace.join', { link: link ?? '' })

  const { mapping } = await windowA.query('import.look', { path: file })
  const { report } = await windowA.command('import.run', {
    importId: randomId<ChangeId>(),
    path: file,
    mapping,
    skipBad: false,
  })
  await windowB.whole('directory', each => each.stages.some(stage => stage.boardId === report.boardId))
  const view = new BoardView(windowB, report.boardId)
  await until(() => view.rows.size === 8_800, 'every deal on the other computer', 60_000)

  await windowA.whole('sync', status => status.connection === 'connected' && status.unheld === 0)
  const counted = await metrics()
  expect(counted.get('winroom_relay_throttled_total')).toBe(0)
  expect([...counted.keys()].filter(name => name.startsWith('winroom_relay_closes_total'))).toEqual([])
  expect(counted.get('winroom_relay_handshakes_total{outcome="too_many"}') ?? 0).toBe(0)
  expect(counted.get('winroom_relay_received_bytes_total')).toBeGreaterThan(1_000_000)
})
