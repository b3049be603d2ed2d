import { setTimeout as pause } from 'node:timers/promises'
import { launchApp, type BenchApp } from './support/app'
import { bareCommits, type BareCommits } from './support/bare-commits'
import { importFile, largestBoard, lookAt, type LargestBoard } from './support/commands'
import { folderWith, pipeline, pipelineOf } from './support/data'
import { median, ms, percentile, spread, type Figure, type Section } from './support/figures'

const IDLE_ROUNDS = 6
const EDITS = 60
const IMPORT_ROUNDS = 5
const ROWS = 8_800
/** About what the title of a deal takes as an update. */
const UPDATE_BYTES = 200

interface Loop {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

interface Samples {
  readonly ours: number[]
  readonly bare: number[]
}

export const acknowledgement: Section = {
  title: 'Edit to disk',
  how: `A title is edited on a board of ${ROWS} deals, one edit after the other, from the message of the window to the answer that it is on disk, as the window sees it. The reference is one row of ${UPDATE_BYTES} bytes committed by libsql (WAL, synchronous=FULL) in another process, in turns with ours. During an import: ${IMPORT_ROUNDS} imports of ${ROWS} rows each, an edit every 5 ms or so from its beginning to its answer, bare commits every 20 ms beside it.`,
  run: async () => {
    const winroom = await launchApp(await folderWith(pipeline))
    const commits = await bareCommits(UPDATE_BYTES)
    try {
      const board = await largestBoard(winroom.page)
      const idle = await whileIdle(winroom, board, commits)
      const importing = await whileImporting(winroom, board, commits)
      return figures(idle, importing)
    } finally {
      commits.close()
      await winroom.close()
    }
  },
}

async function whileIdle({ page }: BenchApp, board: LargestBoard, commits: BareCommits): Promise<Samples> {
  const samples: Samples = { ours: [], bare: [] }
  for (let round = 0; round <= IDLE_ROUNDS; round++) {
    const ours = await page.evaluate(
      ([{ boardId, dealIds }, count]) => window.winroomBench.edits(boardId, dealIds, count, 0),
      [board, EDITS] as const,
    )
    const bare = Array.from({ length: EDITS }, () => commits.once())
    if (round === 0) continue
    samples.ours.push(...ours)
    samples.bare.push(...bare)
  }
  return samples
}

async function whileImporting(
  winroom: BenchApp,
  board: LargestBoard,
  commits: BareCommits,
): Promise<Samples & { readonly loops: Loop[]; readonly took: number[] }> {
  const { page } = winroom
  const found = { ours: [] as number[], bare: [] as number[], loops: [] as Loop[], took: [] as number[] }
  for (let round = 0; round < IMPORT_ROUNDS; round++) {
    const file = await pipelineOf(ROWS, `i${round}`)
    const { mapping } = await lookAt(page, file)
    await winroom.engine('loop-begin')
    const editing = page.evaluate(
      ({ boardId, dealIds }) => window.winroomBench.edits(boardId, dealIds, 100_000, 5),
      board,
    )
    let running = true
    const committing = (async () => {
      for (; running; await pause(20)) found.bare.push(commits.once())
    })()
    found.took.push((await importFile(page, file, mapping)).ms)
    running = false
    await page.evaluate(() => (window.winroomBench.stop = true))
    await committing
    found.ours.push(...(await editing))
    found.loops.push(await winroom.engine<Loop>('loop-end'))
  }
  return found
}

function figures(idle: Samples, busy: Samples & { loops: Loop[]; took: number[] }): Figure[] {
  const line = (what: string, { ours, bare }: Samples, part: number): Figure => ({
    what: `${what}, p${part * 100}`,
    value: ms(percentile(ours, part)),
    reference: `bare commit ${ms(percentile(bare, part))}`,
    ratio: percentile(ours, part) / percentile(bare, part),
  })
  const loop = (what: keyof Loop) => ms(median(busy.loops.map(one => one[what])))
  return [
    line('idle', idle, 0.5),
    line('idle', idle, 0.99),
    line('during an import', busy, 0.5),
    line('during an import', busy, 0.99),
    { what: 'all samples', value: `idle ${spread(idle.ours)}; during imports ${spread(busy.ours)}` },
    { what: 'the import meanwhile', value: ms(median(busy.took)) },
    {
      what: "the engine's loop was held during an import: p50, p99, longest (medians of the imports)",
      value: `${loop('p50')}, ${loop('p99')}, ${loop('max')}; longest of all ${ms(Math.max(...busy.loops.map(one => one.max)))}`,
    },
  ]
}
