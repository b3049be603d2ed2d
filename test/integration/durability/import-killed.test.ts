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

const importing = fileURLToPath(new URL('./children/importing.ts', import.meta.url))
const file = fileURLToPath(
  new URL('../../fixtures/crm-sales-opportunities/sales_pipeline.csv', import.meta.url),
)
const ROUNDS = rounds(3, 40)

describe.each(seedsToRun(8_800))('seed %i', seed => {
  test(`an import killed at ${ROUNDS} moments is whole or absent`, { timeout: 600_000 }, async () => {
    const random = seeded(seed)
    for (let round = 0; round < ROUNDS; round++) {
      const dataDir = mkdtempSync(join(tmpdir(), 'winroom-import-killed-'))
      const child = runChild(importing, [dataDir, file])
      await until(() => child.lines.includes('looked'), 'the file looked at', 60_000)
      const steps = Math.floor(random() * 120)
      await Promise.race([until(() => child.lines.length >= steps, `${steps} steps`, 120_000), child.ended])
      await child.kill()

      const harness = await startEngine({ dataDir, ...keysIn(dataDir) })
      const workspace = harness.engine.workspace!
      for (const boardId of workspace.boardIds()) workspace.board(boardId)
      await workspace.follower.idle()
      const { count } = workspace.projection.database
        .prepare(
          'SELECT count(*) AS count FROM deals d JOIN stages s ON s.id = d.stage_id AND s.board_id = d.board_id',
        )
        .get() as { count: number }
      expect([22, 8_822], `after “${child.lines.at(-1)}”`).toContain(count)
      if (child.lines.includes('done')) expect(count).toBe(8_822)
      expect(workspace.store.check()).toEqual([])
      await harness.engine.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})
