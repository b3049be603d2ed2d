import { randomId, type BoardId, type ChangeId, type StageId } from '../../core/ids'
import type { Stage } from '../../core/workspace/schema'
import { begin, perform } from './deal-actions'
import { editRecord } from './record-actions'
import type { Session } from './session'
import { notifyDone } from './undo-actions'

/** What a person does to the stages of a board. */
export function addStage(session: Session, boardId: BoardId, name: string): Promise<boolean> {
  const stages = session.directory.get()?.stagesOf.get(boardId) ?? []
  // A new step of the way stands before the ends of it.
  const last = stages.filter(stage => stage.kind === 'open').at(-1)
  const input = { boardId, stageId: randomId<StageId>(), name, kind: 'open', probability: last?.probability ?? 0.1 } as const // prettier-ignore
  return perform(session, { what: 'add', title: name }, [], () =>
    session.client.command('stage.add', { ...input, after: last?.id ?? null }),
  )
}

export type StageEdit = Partial<
  Pick<Stage, 'name' | 'kind' | 'probability' | 'buyingStep' | 'exitQuestions' | 'stillAfterDays'>
>

export function editStage(session: Session, stage: Stage, edit: StageEdit): Promise<boolean> {
  return editRecord(session, 'stages', stage, edit)
}

/** Removes a stage; its deals go to another (the two are merged), or to *unsorted* (D6). One undo for all of it. */
export async function removeStage(session: Session, stage: Stage, to: Stage | null): Promise<void> {
  const { t } = session.words
  let moved = 0
  const { done, kept } = begin(session, { what: 'delete', count: 1, title: stage.name }, [], async () => {
    const answer = await session.client.command('stage.remove', {
      stageId: stage.id,
      to: to?.id ?? null,
      seed: randomId<ChangeId>(),
    })
    if (answer.ok) ({ moved } = answer.value)
    return answer
  })
  if (!(await kept)) return
  const words =
    to === null
      ? t('pipeline.stages.removed', { name: stage.name })
      : t('pipeline.stages.merged', { name: stage.name, into: to.name, count: moved })
  notifyDone(session, words, [done])
}
