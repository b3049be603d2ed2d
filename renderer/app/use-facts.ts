import { useSyncExternalStore } from 'react'
import type { FactRow } from '../../electron/contract/fact-rows'
import { useSession, type Session } from './session'

export interface Facts {
  readonly facts: readonly FactRow[]
  /** What amounts are told in. */
  readonly currency: string
  /** Not before all are here: figures of a half are no figures. */
  readonly complete: boolean
}

const nothing: Facts = { facts: [], currency: 'EUR', complete: false }

/** Who leaves and comes back this soon, or opens the palette beside the portfolio, is not told all deals again. */
const LINGER_MS = 30_000

interface FactStore {
  readonly get: () => Facts
  readonly subscribe: (listener: () => void) => () => void
}

const stores = new WeakMap<Session['client'], FactStore>()

/** Every deal that counts, and what changes about them, for as long as somebody looks; one subscription, however many look. */
export function useFacts(): Facts {
  const { client } = useSession()
  let store = stores.get(client)
  if (store === undefined) stores.set(client, (store = shared(client)))
  return useSyncExternalStore(store.subscribe, store.get)
}

function shared(client: Session['client']): FactStore {
  const listeners = new Set<() => void>()
  let current = nothing
  let end: (() => void) | null = null
  let leaving: ReturnType<typeof setTimeout> | undefined
  const begin = (): void => {
    end = follow(client, facts => {
      current = facts
      for (const listener of [...listeners]) listener()
    })
  }
  const leave = (): void => {
    end?.()
    end = null
    current = nothing
  }
  return {
    get: () => current,
    subscribe: listener => {
      clearTimeout(leaving)
      listeners.add(listener)
      if (end === null) begin()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) leaving = setTimeout(leave, LINGER_MS)
      }
    },
  }
}

/** Follows the facts; tells them whole. What is shown stays until all of the new is here: figures that fall to nothing and climb again are noise. */
function follow(client: Session['client'], tell: (facts: Facts) => void): () => void {
  let rows = new Map<string, FactRow>()
  let currency = nothing.currency
  let complete = false
  const send = (): void => tell({ facts: [...rows.values()], currency, complete })
  return client.subscribe('facts', {}, patch => {
    switch (patch.kind) {
      case 'reset':
        rows = new Map()
        currency = patch.currency
        complete = false
        return
      case 'more':
        for (const fact of patch.facts) rows.set(fact.id, fact)
        complete = patch.complete
        if (complete) send()
        return
      case 'change':
        for (const fact of patch.upsert) rows.set(fact.id, fact)
        for (const id of patch.remove) rows.delete(id)
        // While all is told anew, what changes is told with it.
        if (complete) send()
    }
  })
}
