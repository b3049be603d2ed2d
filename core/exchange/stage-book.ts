import { orderBetween } from '../order'
import type { BoardId, StageId } from '../ids'
import { nameKey, stageIdOf } from '../workspace/names'
import { keysByName } from './name-keys'
import type { Stage } from '../workspace/schema'
import type { StageMapping } from './mapping'

export interface NewStage {
  readonly id: StageId
  readonly mapping: StageMapping
  readonly order: string
}

/** Labels of the file, and the stages of the board that they mean. */
export class StageBook {
  readonly #keyOf = keysByName()
  readonly #byLabel = new Map<string, { id: StageId; label: string }>()
  readonly #names: ReadonlyMap<string, string>
  readonly #known: readonly Stage[]
  readonly #used = new Set<string>()
  /** What the file adds, in lane order. */
  readonly added: readonly NewStage[]

  constructor(boardId: BoardId, stages: readonly Stage[], mappings: readonly StageMapping[]) {
    this.#known = stages
    this.#names = new Map(stages.map(stage => [stage.id, nameKey(stage.name)]))
    for (const { label, stageId } of mappings)
      this.#byLabel.set(nameKey(label), { id: stageId ?? stageIdOf(boardId, label), label })
    this.added = place(mappings, stages, boardId)
  }

  /** The stage of a label, or null when the mapping does not know it. A deal stays in its stage if that is called so. */
  resolve(label: string, current: readonly (string | null)[]): { id: StageId; label: string } | null {
    const key = this.#keyOf(label)
    const found = this.#byLabel.get(key) ?? null
    const kept = current.find(id => id !== null && this.#names.get(id) === key)
    return found !== null && kept ? { id: kept as StageId, label: found.label } : found
  }

  /** Called for each stage that a deal is put into. */
  use(id: StageId): void {
    this.#used.add(id)
  }

  /** Removed stages that deals are put into again. */
  restored(): StageId[] {
    return this.#known
      .filter(stage => stage.deleted !== null && this.#used.has(stage.id))
      .map(stage => stage.id)
  }

  nameOf(id: unknown): string | undefined {
    return (
      this.#known.find(stage => stage.id === id)?.name ??
      this.added.find(stage => stage.id === id)?.mapping.label
    )
  }
}

/** Order keys in a layer are the same on every computer, so their jitter is fixed. */
const fixedDigit = (): number => 31

/** New stages, each just after the one that stands before it in the mapping. */
function place(mappings: readonly StageMapping[], stages: readonly Stage[], boardId: BoardId): NewStage[] {
  const known = new Map<string, string>(stages.map(stage => [stage.id, stage.order]))
  const keys = [...known.values()].sort()
  const added = new Map<StageId, NewStage>()
  let before: string | null = null
  for (const mapping of mappings) {
    const id = mapping.stageId ?? stageIdOf(boardId, mapping.label)
    const there: string | undefined = known.get(id) ?? added.get(id)?.order
    const order: string =
      there ?? orderBetween(before, keys.find(key => before === null || key > before) ?? null, fixedDigit)
    if (there === undefined) {
      added.set(id, { id, mapping, order })
      keys.push(order)
      keys.sort()
    }
    before = order
  }
  return [...added.values()]
}
