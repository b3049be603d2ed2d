import { afterEach, expect, test } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import * as Y from 'yjs'
import { decodeFrame, stepOneFrame, stepTwoFrame } from '../../../sync-server/wire'
import { startEngine, type Harness } from '../../support/engine-harness'
import { seeded, seedsToRun } from '../../support/seeded'
import { until } from '../../support/until'

/** A relay that says nonsense: the engine lives on, keeps its edits, and comes back for more with growing pauses. */
let server: WebSocketServer
let harness: Harness
afterEach(async () => {
  await harness.stop()
  for (const client of server.clients) client.terminate()
  await new Promise(resolve => server.close(resolve))
})

async function listening(onConnection: (socket: WebSocket, path: string) => void): Promise<string> {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (socket, { url = '' }) => onConnection(socket, url))
  await new Promise(resolve => server.once('listening', resolve))
  return `ws://127.0.0.1:${(server.address() as { port: number }).port}`
}

test.each(seedsToRun(404))('frames of any bytes never end the engine (seed %i)', async seed => {
  const random = seeded(seed)
  let frames = 0
  const url = await listening(socket => {
    for (let at = 0; at < 40; at++) {
      const frame = Uint8Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 256))
      // Mostly with the first bytes of real messages, so that the nonsense gets further in.
      if (random() < 0.7 && frame.length > 2) frame.set([Math.floor(random() * 4), Math.floor(random() * 3)])
      socket.send(frame)
      frames += 1
    }
  })
  harness = await startEngine()
  const window = harness.window()
  await window.command('sharing.connect', { relay: url })
  await until(() => frames >= 400, '400 odd frames')
  const { boards, stages } = await window.whole('directory', directory => directory.boards.length > 0)
  await window.command('deal.create', {
    boardId: boards[0]!.id,
    dealId: 'still',
    stageId: stages[0]!.id,
    title: 'Still here',
  })
  expect((await window.query('deal', { boardId: boards[0]!.id, dealId: 'still' }))?.card.title).toBe(
    'Still here',
  )
  expect((await window.whole('sync', () => true)).unheld).toBeGreaterThan(0)
})

test('a relay that refuses for good is said, and not asked again and again', async () => {
  let connections = 0
  const url = await listening(socket => {
    connections += 1
    socket.close(4403, 'not for you')
  })
  harness = await startEngine()
  const window = harness.window()
  await window.command('sharing.connect', { relay: url })
  expect(await window.whole('sync', status => status.connection === 'refused')).toMatchObject({
    reason: 'refused',
  })
  const before = connections
  await window.command('sharing.retry', {})
  await until(() => connections > before, 'another try, when asked')
})

test('S5: what is edited between the socket’s opening and the relay’s first answer is sent, and held once that comes', async () => {
  const rooms = new Map<string, Y.Doc>()
  const waiting: (() => void)[] = []
  let isAnswering = false
  const url = await listening((socket, path) => {
    const doc = rooms.get(path) ?? new Y.Doc()
    rooms.set(path, doc)
    // asked for once, when the socket opens, and never again: what the client does not send by itself is lost
    socket.send(stepOneFrame(Uint8Array.of(0)))
    socket.on('message', (data: Buffer) => {
      const said = decodeFrame(data)
      if (said.kind === 'update' || said.kind === 'step-two') Y.applyUpdate(doc, said.update)
      if (said.kind !== 'step-one') return
      const answer = (): void => socket.send(stepTwoFrame(Y.encodeStateAsUpdate(doc, said.stateVector)))
      if (isAnswering) answer()
      else waiting.push(answer)
    })
  })
  harness = await startEngine()
  const window = harness.window()
  await window.command('sharing.connect', { relay: url })
  const { boards, stages } = await window.whole('directory', directory => directory.boards.length > 0)
  const sent = (): string =>
    JSON.stringify([...rooms.values()].map(doc => doc.getMap('deals.layers').toJSON()))
  await window.command('deal.create', {
    boardId: boards[0]!.id,
    dealId: 'early',
    stageId: stages[0]!.id,
    title: 'Before the first answer',
  })
  await until(() => sent().includes('Before the first answer'), 'the board was sent')
  await window.command('deal.create', {
    boardId: boards[0]!.id,
    dealId: 'between',
    stageId: stages[0]!.id,
    title: 'In the gap',
  })
  await until(() => sent().includes('In the gap'), 'the edit in the gap was sent')
  expect((await window.whole('sync', () => true)).unheld).toBeGreaterThan(0)
  isAnswering = true
  for (const answer of waiting.splice(0)) answer()
  expect(await window.whole('sync', status => status.unheld === 0)).toMatchObject({ unsent: 0 })
})
