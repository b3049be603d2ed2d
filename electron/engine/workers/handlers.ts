import type { TaskInput, TaskName, Tasks } from '../tasks/port'
import { writeCalendar } from './calendar-task'
import type { TaskContext } from './context'
import { findDuplicatesOf, planCrm, writeCrm } from './crm-tasks'
import { buildEntries, lookAtAnyFile, planOfEntries } from './entry-tasks'
import { buildImport, lookAtFile, planOfImport } from './import-tasks'
import { backupStore, checkStore, compactStored, exportStored } from './store-tasks'
import { buildOfWiki, exportOfWiki, planOfWiki, readOfMarkdown } from './wiki-tasks'

export type Handlers = {
  [T in TaskName]: (
    input: TaskInput<T>,
    context: TaskContext,
  ) => Promise<Tasks[T]['output']> | Tasks[T]['output']
}

export const handlers: Handlers = {
  'import.look': lookAtFile,
  'crm.plan': planCrm,
  'crm.write': writeCrm,
  'duplicates.find': findDuplicatesOf,
  'file.look': lookAtAnyFile,
  'entries.plan': planOfEntries,
  'entries.build': buildEntries,
  'import.plan': planOfImport,
  'import.build': buildImport,
  'store.compact': compactStored,
  'store.check': checkStore,
  'store.backup': backupStore,
  'export.write': exportStored,
  'calendar.write': writeCalendar,
  'wiki.plan': planOfWiki,
  'wiki.build': buildOfWiki,
  'wiki.export': exportOfWiki,
  'markdown.read': readOfMarkdown,
}
