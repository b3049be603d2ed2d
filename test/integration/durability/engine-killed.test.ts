import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runChild } from '../../support/child'
import { startEngine } from '../../support/engine-harness'
import { keysIn } from '../../support/keys-in'
import { rounds, seeded, seedsToRun } from '../../support/seeded'
import { until } from '../../support/until'

const typing = fileURLToPath(new URL('./children/typing.ts', import.meta.url))
const ROUNDS = rounds(4, 60)

describe.each(seedsToRun(77))('seed %i', seed => {
  test(
    `S1: the engine killed ${ROUNDS} times while somebody types keeps every acknowledged letter, and opens`,
    { timeout: 600_000 },
    async () => {
      const random = seeded(seed)
      const dataDir = mkdtempSync(join(tmpdir(), 'winroom-killed-'))
      let at = 0
      for (let round = 0; round < ROUNDS; round++) {
        const child = runChild(typing, [dataDir, String(at)])
        const enough = 1 + Math.floor(random() * 60)
        await until(() => child.lines.length >= enough, `${enough} acknowledged edits`, 60_000)
        await child.kill()
        const acknowledged = Number(child.lines.at(-1))

        const harness = await startEngine({ dataDir, ...keysIn(dataDir) })
        const workspace = harness.engine.workspace!
        const boardId = workspace.boardIds()[0]!
        const board = workspace.board(boardId)
        const dealId = board.deals.ids().sort()[0]!
        const title = String(board.deals.value(dealId, 'title'))
        const stored = Number(title.replace('typed ', ''))
        expect(stored).toBeGreaterThanOrEqual(acknowledged)
        // What was typed but not answered when it was killed may be there: one edit, for one was under way.
        expect(stored).toBeLessThanOrEqual(acknowledged + 1)
        await workspace.follower.idle()
        const row = workspace.projection.database.prepare('SELECT title FROM deals WHERE id = ?').get(dealId)
        expect(row, 'the projection says what the document says').toMatchObject({ title })
        expect(workspace.store.check()).toEqual([])
        await harness.engine.stop()
        at = stored + 1
      }
      rmSync(dataDir, { recursive: true, force: true })
    },
  )
})
