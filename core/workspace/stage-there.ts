import type { StageId } from '../ids'
import { nameKey } from './names'
import type { Stage } from './schema'

/** The stage of another board that a deal goes to: the one called alike, else the first of the same kind. Null where there is none at all. */
export function stageThere(stage: Stage | undefined, stages: readonly Stage[]): StageId | null {
  const alike = stages.find(one => stage !== undefined && nameKey(one.name) === nameKey(stage.name))
  const kind = stages.find(one => one.kind === (stage?.kind ?? 'open'))
  return (alike ?? kind ?? stages[0])?.id ?? null
}
