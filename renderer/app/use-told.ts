import { useEffect, useState } from 'react'
import type { Patch, SubscriptionInput } from '../../electron/contract/queries'
import { useSession } from './session'

/** Subscriptions whose every patch is the whole. */
type Whole = 'changed' | 'snapshots'

/**
 * The latest of a subscription that tells the whole each time, for as long as somebody looks; null before the first, and after
 * something else is asked.
 */
export function useTold<S extends Whole>(name: S, input: SubscriptionInput<S> | null): Patch<S> | null {
  const { client } = useSession()
  const asked = input === null ? null : JSON.stringify(input)
  const [told, setTold] = useState<{ readonly asked: string; readonly patch: Patch<S> } | null>(null)
  useEffect(() => {
    if (asked === null) return
    // It was made of an input of this subscription two lines above.
    return client.subscribe(name, JSON.parse(asked) as SubscriptionInput<S>, patch =>
      setTold({ asked, patch }),
    )
  }, [client, name, asked])
  return told !== null && told.asked === asked ? told.patch : null
}
