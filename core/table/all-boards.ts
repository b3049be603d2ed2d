import { boardIdSchema, type StageId } from '../ids'
import { nameKey } from '../workspace/names'
import type { Stage } from '../workspace/schema'

/** Stands for all boards where one could be named: in where a window is, and in what a view is kept for. No board is ever called so: ids are random. */
export const ALL_BOARDS = boardIdSchema.parse('all')

const kinds: readonly Stage['kind'][] = ['open', 'won', 'lost']

/**
 * The stages of several boards as the steps of one way: those of one name and kind are one step, named by the first of them. Open steps
 * stand in the order of their chance, then come won and lost; what is equal stays in the order of the boards.
 */
export class SharedStages {
  readonly #step = new Map<string, StageId>()
  readonly #rank = new Map<string, number>()

  constructor(stages: readonly Stage[]) {
    const first = new Map<string, Stage>()
    for (const stage of stages) {
      const key = `${stage.kind}:${nameKey(stage.name)}`
      const step = first.get(key) ?? stage
      first.set(key, step)
      this.#step.set(stage.id, step.id)
    }
    const steps = [...first.values()].sort(
      (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.probability - b.probability,
    )
    for (const [at, { id }] of steps.entries()) this.#rank.set(id, at)
  }

  /** The step that a stage is, by the stage that it is named by; itself where it is not known. */
  stepOf(stageId: string): string {
    return this.#step.get(stageId) ?? stageId
  }

  rankOf(stageId: string): number | null {
    return this.#rank.get(this.stepOf(stageId)) ?? null
  }
}
