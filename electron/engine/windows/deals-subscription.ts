import { same } from '../../../core/documents/collection'
import type { DealId } from '../../../core/ids'
import type { NamedDeal } from '../../contract/rows'
import { namedDeals } from '../projection/named-deals'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** Single deals, wherever they are: all that are here once, then those that are others now. Answers with the way to end it. */
export function subscribeDeals(
  workspace: OpenWorkspace,
  ids: readonly DealId[],
  send: (deals: NamedDeal[]) => void,
): () => void {
  const { follower, projection, timers } = workspace
  const wanted = new Set<string>(ids)
  const sent = new Map<string, NamedDeal>()
  let telling: (() => void) | null = null
  let isFirst = true

  function tell(): void {
    telling = null
    const changed = namedDeals(projection, ids).filter(deal => !same(sent.get(deal.card.id), deal))
    for (const deal of changed) sent.set(deal.card.id, deal)
    // That none of them is here (yet) is an answer, too.
    if (changed.length > 0 || isFirst) send(changed)
    isFirst = false
  }
  const soon = (): void => {
    telling ??= timers.soon(tell)
  }

  tell()
  const stop = [
    follower.onDeals(({ ids: touched }) => {
      if (touched.some(id => wanted.has(id))) soon()
    }),
    follower.onLanes(soon),
  ]
  return () => {
    telling?.()
    for (const end of stop) end()
  }
}
