import type { CalendarDate } from '../../../../core/dates'
import type { DealId } from '../../../../core/ids'
import { createValueStore } from '../../../replica/value-store'

/** The end of a bar that is held, and where it would be put down. */
export interface Held {
  readonly dealId: DealId
  readonly to: CalendarDate
  readonly by: 'hand' | 'key'
}

/** Which deal somebody is at in a timeline, and the end that they hold. */
export class TimelineState {
  readonly cursor = createValueStore<DealId | null>(null)
  readonly held = createValueStore<Held | null>(null)
}
