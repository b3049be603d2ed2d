import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BoardId, StageId } from '../../../core/ids'
import { startEmbeddedRelay, type EmbeddedRelay } from '../../../sync-server/embedded'
import { BoardView } from '../../support/board-view'
import { startEngine, type Harness, type TestWindow } from '../../support/engine-harness'

/** A relay that can be stopped and started again on its own port and its own files. */
export interface TestRelay {
  readonly url: string
  stop(): Promise<void>
  start(): Promise<void>
  /** Everything that it kept is gone: another relay at the same address. */
  forget(): void
  destroy(): Promise<void>
}

export async function testRelay(): Promise<TestRelay> {
  const dataDir = mkdtempSync(join(tmpdir(), 'winroom-relay-'))
  let relay: EmbeddedRelay | null = await startEmbeddedRelay({ dataDir })
  const { port, url } = relay
  const stop = async (): Promise<void> => {
    await relay?.close()
    relay = null
  }
  return {
    url,
    stop,
    start: async () => {
      relay ??= await startEmbeddedRelay({ dataDir, port })
    },
    forget: () => rmSync(dataDir, { recursive: true, force: true }),
    destroy: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Somebody at a computer: an engine, a window, the board they look at. */
export interface Seat {
  harness: Harness
  window: TestWindow
  view: BoardView
  boardId: BoardId
  stages: StageId[]
}

/** The first seat makes the workspace; the others join it by its link. */
export async function seats(count: number, relay: TestRelay): Promise<Seat[]> {
  const first = await seatAt(await startEngine())
  await first.window.command('sharing.connect', { relay: relay.url })
  const { link } = await first.window.query('sharing.link', {})
  const others = await Promise.all(
    Array.from({ length: count - 1 }, async () => {
      const harness = await startEngine()
      await harness.window().command('workspace.join', { link: link ?? '' })
      return seatAt(harness)
    }),
  )
  return [first, ...others]
}

export async function seatAt(harness: Harness): Promise<Seat> {
  const window = harness.window()
  const directory = await window.whole('directory', each => each.boards.length > 0 && each.stages.length > 0)
  const boardId = directory.boards[0]!.id
  const stages = directory.stages.filter(stage => stage.boardId === boardId).map(stage => stage.id)
  const view = new BoardView(window, boardId)
  return { harness, window, view, boardId, stages }
}

export async function leave(all: readonly Seat[]): Promise<void> {
  for (const seat of all) await seat.harness.stop()
}

/** A board as one text, for comparing two computers: every field of every card, in order. */
export function printed(view: BoardView): string {
  const rows = [...view.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return JSON.stringify(rows)
}
