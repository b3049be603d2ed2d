import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { randomId, type DealId } from '../../../core/ids'
import { BoardView } from '../../support/board-view'
import { startEngine } from '../../support/engine-harness'
import { canMount, mountReason, smallDisk } from '../../support/small-disk'
import { until } from '../../support/until'

const mounted = canMount ? test : test.skip

mounted(
  `S8: a full disk is said, edits stay in sight and are saved by themselves when there is room${mountReason}`,
  async () => {
    const disk = smallDisk('6m')
    onTestFinished(disk.remove)
    const keys: Record<string, string> = {}
    const kept = {
      dataDir: disk.folder,
      keys,
      keepSecret: (name: string, secret: string) => void (keys[name] = secret),
    }
    const harness = await startEngine(kept)
    const window = harness.window()
    const { boards, stages } = await window.whole('directory', each => each.boards.length > 0)
    const boardId = boards[0]!.id
    const view = new BoardView(window, boardId)
    await view.whole()

    const ballast = join(disk.folder, 'ballast')
    fill(ballast)
    const long = 'x'.repeat(1_900)
    const made: DealId[] = []
    const outcomes: string[] = []
    for (let at = 0; at < 60 && !outcomes.includes('disk-full'); at++) {
      const dealId = randomId<DealId>()
      const answer = await window.try('command', 'deal.create', {
        boardId,
        dealId,
        stageId: stages[0]!.id,
        title: `Deal ${at}`,
      })
      made.push(dealId)
      const edited = await window.try('command', 'deal.edit', {
        boardId,
        dealId,
        changeId: randomId(),
        field: 'nextStep',
        value: long,
      })
      for (const each of [answer, edited]) outcomes.push(each.ok ? 'saved' : each.error.code)
    }
    expect(outcomes).toContain('disk-full')
    const failing = await window.whole('sync', status => status.saved === 'failing')
    expect(failing).toMatchObject({ saveProblem: 'full' })
    expect(failing.pending).toBeGreaterThan(0)
    await until(() => made.every(id => view.rows.has(id)), 'every edit in sight all the same')

    rmSync(ballast)
    await window.whole('sync', status => status.saved === 'saved' && status.pending === 0)
    await harness.engine.stop()
    const again = await startEngine(kept)
    onTestFinished(() => again.engine.stop())
    const later = new BoardView(again.window(), boardId)
    await until(() => made.every(id => later.rows.has(id)), 'every edit after a restart')
    expect(again.engine.workspace?.store.check()).toEqual([])
  },
)

/** Writes until nothing more fits. */
function fill(path: string): void {
  for (let size = 5 * 1024 * 1024; size > 512; size = Math.floor(size * 0.9)) {
    try {
      writeFileSync(path, new Uint8Array(size))
      return
    } catch {
      rmSync(path, { force: true })
    }
  }
}
