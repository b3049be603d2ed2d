import type { Step } from '../deal/action-plan'
import type { Deal } from '../deal/schema'
import type { CalendarEntry } from './ics'

/** What of a deal goes into a calendar: what one means to do, when it closes, or both. */
export const calendarKinds = ['steps', 'closings'] as const
export type CalendarKind = (typeof calendarKinds)[number]

export interface CalendarDeal {
  readonly deal: Pick<Deal, 'id' | 'title' | 'closeDate' | 'nextStep' | 'nextStepDue' | 'link'>
  readonly account: string | null
  /** Its amount as people write it; null where it has none. */
  readonly amount: string | null
  /** Open steps of its plan. */
  readonly steps: readonly Pick<Step, 'id' | 'title' | 'due' | 'who'>[]
}

/** Words that an entry says beside what people wrote. */
export interface CalendarWords {
  /** Before the title of a deal that closes on that day. */
  readonly closes: string
  /** For a next step without words. */
  readonly nextStep: string
}

/** A deal's entries: its next step, the steps of its plan, its close date; those that have a day. */
export function calendarEntries(
  { deal, account, amount, steps }: CalendarDeal,
  kinds: readonly CalendarKind[],
  words: CalendarWords,
): CalendarEntry[] {
  const details = [deal.title, account, amount].filter(part => part !== null).join('\n')
  const entries: CalendarEntry[] = []
  const add = (uid: string, on: CalendarEntry['on'] | null, title: string): void => {
    if (on !== null) entries.push({ uid: `${uid}@winroom`, on, title, details, link: deal.link })
  }
  if (kinds.includes('steps')) {
    const said = (deal.nextStep ?? '').trim()
    add(
      `next-step-${deal.id}`,
      deal.nextStepDue,
      `${said === '' ? words.nextStep : said} · ${account ?? deal.title}`,
    )
    for (const { id, due, title, who } of steps)
      add(`step-${id}`, due, [title, who, account ?? deal.title].filter(part => part !== '').join(' · '))
  }
  if (kinds.includes('closings')) add(`closing-${deal.id}`, deal.closeDate, `${words.closes} ${deal.title}`)
  return entries
}
