import { useMemo } from 'react'
import type { SetTarget } from '../../../../core/page/kinds'
import { useDirectory } from '../../../app/session'

export interface RecordChoice {
  readonly id: string
  readonly name: string
}

interface Choices {
  /** What can be chosen, by name. */
  readonly choices: readonly RecordChoice[]
  /** The name of one, deleted ones too; undefined while it is arriving (D11). */
  readonly nameOf: (id: string) => string | undefined
}

/** The records that a field of the head may name. */
export function useRecordChoices(target: SetTarget): Choices {
  const { boards, stages, competitors, products, people, members } = useDirectory()
  return useMemo(() => {
    const records: ReadonlyMap<
      string,
      { readonly id: string; readonly name: string; readonly deleted?: unknown }
    > = {
      competitor: competitors,
      stage: stages,
      product: products,
      person: people,
      member: members,
    }[target]
    const boardNames = new Map<string, string>(boards.map(board => [board.id, board.name]))
    const nameIn = (id: string): string | undefined => {
      const name = records.get(id)?.name
      const stage = target === 'stage' ? stages.get(id) : undefined
      // Two boards may have a stage of one name: then the board's name tells them apart.
      const board = stage === undefined || boards.length < 2 ? undefined : boardNames.get(stage.boardId)
      return board === undefined ? name : `${name ?? ''} · ${board}`
    }
    const isThere = (record: { readonly id: string; readonly deleted?: unknown }): boolean =>
      (record.deleted ?? null) === null &&
      (target !== 'stage' || boardNames.has(stages.get(record.id)?.boardId ?? ''))
    const choices = [...records.values()]
      .filter(isThere)
      .map(({ id, name }) => ({ id, name: nameIn(id) ?? name }))
    // Stages stand in their own order; everything else by name.
    if (target !== 'stage') choices.sort((a, b) => a.name.localeCompare(b.name))
    return { choices, nameOf: nameIn }
  }, [target, boards, stages, competitors, products, people, members])
}
