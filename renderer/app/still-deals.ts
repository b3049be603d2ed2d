import { useEffect } from 'react'
import type { StillDeals } from '../../electron/contract/my-day'
import { createValueStore } from '../replica/value-store'
import { useToday } from '../ui/today'
import { atRest, type WhenAtRest } from './at-rest'
import { useSession } from './session'

export type StillDeal = StillDeals['deals'][number]

const NONE: ReadonlyMap<string, StillDeal> = new Map()

/** Those of one's own deals that stand still, by their ids. Of others' nothing is ever asked. */
export const stillDeals = createValueStore(NONE)

/** One for the window: each listens to what is done in it. */
let whenAtRest: WhenAtRest | null = null

/** Follows them from the first moment of rest on: the first lanes wait for none of it. */
export function useFollowStillDeals(): void {
  const { client } = useSession()
  const today = useToday()
  useEffect(() => {
    let end: () => void = () => undefined
    whenAtRest ??= atRest(window)
    const cancel = whenAtRest(() => {
      end = client.subscribe('my-still', { today }, ({ deals }) =>
        stillDeals.set(new Map(deals.map(each => [each.dealId, each]))),
      )
    })
    return () => {
      cancel()
      end()
      stillDeals.set(NONE)
    }
  }, [client, today])
}
