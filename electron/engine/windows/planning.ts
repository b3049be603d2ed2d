import { readRecord, readRecords, type WorkspaceDocument } from '../../../core/documents/workspace'
import { SETTINGS_ID, settingsSchema } from '../../../core/workspace/planning'
import type { Planning } from '../../contract/planning-rows'
import { basisOf } from '../insights/fact-source'

/** What figures are measured against and told in. Settings that nobody has set yet have their defaults. */
export function planningOf(document: WorkspaceDocument): Planning {
  return {
    settings: readRecord(document, 'settings', SETTINGS_ID) ?? settingsSchema.parse({ id: SETTINGS_ID }),
    currency: basisOf(document).currency,
    targets: readRecords(document, 'targets').filter(target => target.deleted === null),
    rates: readRecords(document, 'rates').filter(rate => rate.deleted === null),
  }
}
