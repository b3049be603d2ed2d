import type { Page } from '@playwright/test'
import type { ImportLook, ImportMapping } from '../../../core/exchange/mapping'

/** What the bench asks of the engine through a window's own port (`page-probe.js`). */
interface PageBench {
  ask(t: 'command' | 'query', name: string, input: unknown): Promise<{ result: Answer; ms: number }>
  first(name: string, input: unknown): Promise<unknown>
  edits(boardId: string, dealIds: readonly string[], count: number, pauseMs: number): Promise<number[]>
  watchPaint(pattern: string): void
  watchEnter(): void
  watchInput(types: readonly string[]): Promise<void>
  endInput(): void
  watchOpening(title: string, least: number, most: number): void
  watchRow(title: string): void
  opened: Promise<Readonly<Record<string, number>>>
  stop: boolean
  phases: { phase: string; at: number }[]
  painted: [text: string, at: number][]
  entered: number[]
  inputs: number[]
  frames: number[]
}
type Answer = { ok: true; value: unknown } | { ok: false; error: unknown }

declare global {
  interface Window {
    winroomBench: PageBench
  }
}

/** Asks the engine through the window's own port; says how long the answer took, too. */
export async function ask(
  page: Page,
  t: 'command' | 'query',
  name: string,
  input: unknown,
): Promise<{ value: unknown; ms: number }> {
  // prettier-ignore
  const { result, ms } = await page.evaluate(
    ([kind, what, given]) => window.winroomBench.ask(kind, what, given),
    [t, name, input] as const,
  )
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
  return { value: result.value, ms }
}

export async function lookAt(page: Page, path: string): Promise<{ mapping: ImportMapping; ms: number }> {
  const { value, ms } = await ask(page, 'query', 'import.look', { path })
  return { mapping: (value as ImportLook).mapping, ms }
}

/** Imports a file; how long it took as the window saw it, and each phase of it. */
export async function importFile(
  page: Page,
  path: string,
  mapping: ImportMapping,
): Promise<{ ms: number; phases: Record<string, number> }> {
  const input = { importId: `bench${Date.now()}`, path, mapping, skipBad: false }
  const began = await page.evaluate(() => {
    window.winroomBench.phases = []
    return performance.now()
  })
  const { ms } = await ask(page, 'command', 'import.run', input)
  const told = await page.evaluate(() => window.winroomBench.phases)
  return { ms, phases: durations(told, began, began + ms) }
}

/** A phase lasts from when the one before it was last heard of until it was itself. */
function durations(
  told: readonly { phase: string; at: number }[],
  began: number,
  ended: number,
): Record<string, number> {
  const last = new Map(told.map(({ phase, at }) => [phase, at]))
  const found: Record<string, number> = {}
  let from = began
  const names = [...last.keys()]
  for (const [at, phase] of names.entries()) {
    const to = at === names.length - 1 ? ended : (last.get(phase) ?? from)
    found[phase] = to - from
    from = to
  }
  return found
}

export interface LargestBoard {
  readonly boardId: string
  readonly name: string
  readonly deals: number
  /** Some of its deals: the top of each lane. */
  readonly dealIds: readonly string[]
}

/** The board of this workspace with the most deals. */
export async function largestBoard(page: Page): Promise<LargestBoard> {
  const boards = await page.evaluate(async () => {
    const { boards: all } = (await window.winroomBench.first('directory', {})) as { boards: { id: string; name: string }[] } // prettier-ignore
    return Promise.all(
      all.map(async ({ id, name }) => {
        const patch = (await window.winroomBench.first('board', { boardId: id, filter: {} })) as {
          rows: { id: string }[]
          totals: { count: number }[]
        }
        const deals = patch.totals.reduce((sum, total) => sum + total.count, 0)
        return { boardId: id, name, deals, dealIds: patch.rows.map(row => row.id) }
      }),
    )
  })
  const [largest] = boards.toSorted((a, b) => b.deals - a.deals)
  if (largest === undefined) throw new Error('the workspace has no board')
  return largest
}
