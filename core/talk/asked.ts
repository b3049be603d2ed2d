import { isId } from '../ids'
import { nameKey } from '../workspace/names'
import { namesCalled } from './called'
import type { Thread } from './talk'

/** A message that asks somebody, and waits for them. */
export interface Asked {
  readonly threadId: string
  readonly messageId: string
  /** The member who asks. */
  readonly by: string
  /** When they say they asked: shown, never an order (D2). */
  readonly at: number
  readonly text: string
}

export interface Asking {
  readonly memberId: string
  /** What this member is called: as a member, and as the people that they are. */
  readonly mine: readonly string[]
  /** Every name that there is. */
  readonly all: readonly string[]
}

/**
 * What conversations ask a member, one a conversation: the last message of somebody else that calls them by name, while the conversation
 * is open and they have neither said anything after it nor reacted to it.
 */
export function askedIn(threads: readonly Thread[], { memberId, mine, all }: Asking): Asked[] {
  const keys = new Set(mine.map(nameKey))
  return threads.flatMap(({ id, resolved, messages }) => {
    if (resolved !== null) return []
    const said = messages.findLastIndex(({ by }) => by === memberId)
    const asks = messages.slice(said + 1).filter(({ text, deleted, reactions }) => {
      const isAnswered = reactions.some(({ members }) => members.includes(memberId))
      return !deleted && !isAnswered && [...namesCalled(text, all)].some(name => keys.has(name))
    })
    const last = asks.at(-1)
    if (last === undefined) return []
    return [{ threadId: id, messageId: last.id, by: last.by, at: last.at, text: last.text }]
  })
}

/** A line of a page that names somebody tells of them; one that asks something asks them. */
export function isAsking(line: string): boolean {
  return /[?？]/u.test(line)
}

const SEEN = 'seen:'

/** Questions that one has seen are a set of keys of the member, as favourites are (D7): on each of their computers, and no list of anybody's. */
export function seenField(questionId: string): string {
  return SEEN + questionId
}

export function isSeenField(field: string): boolean {
  return field.startsWith(SEEN) && isId(field.slice(SEEN.length))
}

export function seenIn(fields: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const keys = Object.keys(fields).filter(key => isSeenField(key) && fields[key] === true)
  return new Set(keys.map(key => key.slice(SEEN.length)))
}
