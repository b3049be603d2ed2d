import { useMemo, useSyncExternalStore } from 'react'
import type { FactRow } from '../../../electron/contract/fact-rows'
import { useSession, type Session } from '../../app/session'

export interface Facts {
  readonly facts: readonly FactRow[]
  /** What amounts are told in. */
  readonly currency: string
  /** Not before all are here: figures of a half are no figures. */
  readonly complete: boolean
}

const nothing: Facts = { facts: [], currency: 'EUR', complete: false }

/** Every deal that counts, and what changes about them, for as long as somebody looks. */
export function useFacts(): Facts {
  const { client } = useSession()
  const store = useMemo(() => factStore(client), [client])
  return useSyncExternalStore(store.subscribe, store.get)
}

function factStore(client: Session['client']) {
  const rows = new Map<string, FactRow>()
  let current = nothing
  return {
    get: () => current,
    subscribe: (listener: () => void) => {
      const tell = (change: Partial<Facts>): void => {
        current = { ...current, ...change, facts: [...rows.values()] }
        listener()
      }
      return client.subscribe('facts', {}, patch => {
        switch (patch.kind) {
          case 'reset':
            rows.clear()
            // What is shown stays until all of the new is here: figures that fall to nothing and climb again are noise.
            current = { ...current, currency: patch.currency }
            return
          case 'more':
            for (const fact of patch.facts) rows.set(fact.id, fact)
            if (patch.complete) tell({ complete: true })
            return
          case 'change':
            for (const fact of patch.upsert) rows.set(fact.id, fact)
            for (const id of patch.remove) rows.delete(id)
            tell({})
        }
      })
    },
  }
}
