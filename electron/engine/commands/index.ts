import type { CommandName } from '../../contract/commands'
import { boardCommands } from './board'
import { blobCommands } from './blob'
import { calendarHandlers } from './calendar'
import { dealCommands } from './deal'
import { exchangeCommands } from './exchange'
import type { Handlers } from './handler'
import { crmCommands } from './crm'
import { lateCommands } from './late'
import { mergeCommands } from './merge'
import { nameCommands } from './names'
import { pageCommands } from './page'
import { dayHandlers } from './day'
import { dealPartCommands } from './deal-part'
import { entryCommands } from './entry'
import { recordCommands } from './record'
import { sharingCommands } from './sharing'
import { stageCommands } from './stage'
import { storeCommands } from './store'
import { tableCommands } from './table'
import { versionHandlers } from './page-version'
import { wikiFileHandlers } from './wiki-files'

/** Every command of the contract with its handler; the compiler says when one is missing. */
export const commandHandlers: Handlers<CommandName> = {
  ...dealCommands,
  ...blobCommands,
  ...boardCommands,
  ...stageCommands,
  ...exchangeCommands,
  ...lateCommands,
  ...mergeCommands,
  ...crmCommands,
  ...pageCommands,
  ...nameCommands,
  ...recordCommands,
  ...entryCommands,
  ...dealPartCommands,
  ...sharingCommands,
  ...storeCommands,
  ...tableCommands,
  ...versionHandlers,
  ...wikiFileHandlers,
  ...calendarHandlers,
  ...dayHandlers,
}
