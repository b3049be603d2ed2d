import { useTranslation } from 'react-i18next'
import { nameKey } from '../../../core/workspace/names'
import type { Board } from '../../../core/workspace/schema'
import { searchKinds, type SearchKind, type SearchRow } from '../../../electron/contract/search'
import { appCommands, type AppCommand } from '../../app/commands'
import { useDirectory } from '../../app/session'
import type { Wish } from './wish'

export interface Choices {
  readonly commands: readonly (AppCommand & { readonly label: string })[]
  readonly boards: readonly Board[]
  /** A command begins with what was typed: it is most likely meant. */
  readonly commandsFirst: boolean
}

/** What can be done, and the boards, by what was typed. */
export function useChoices({ scope, text }: Wish): Choices {
  const { t } = useTranslation()
  const { boards } = useDirectory()
  const wanted = nameKey(text)
  const shown = scope === 'all' || scope === 'do'
  const commands = appCommands
    .filter(({ id }) => shown && id !== 'palette')
    .map(command => ({ ...command, label: t(`search.action.${command.id}`) }))
    .filter(({ label }) => nameKey(label).includes(wanted))
  return {
    commands,
    boards: shown ? boards.filter(board => nameKey(board.name).includes(wanted)) : [],
    commandsFirst: wanted.length > 1 && commands.some(({ label }) => nameKey(label).startsWith(wanted)),
  }
}

/** Rows by kind, the kind with the best row first. */
export function byKind(rows: readonly SearchRow[]): [SearchKind, SearchRow[]][] {
  const groups = new Map<SearchKind, SearchRow[]>()
  for (const row of rows) groups.set(row.kind, [...(groups.get(row.kind) ?? []), row])
  const order = rows.length > 0 ? [...groups.keys()] : searchKinds
  return order.flatMap(kind => {
    const group = groups.get(kind)
    return group === undefined ? [] : [[kind, group]]
  })
}
