import type { ReactNode } from 'react'
import { useSession } from '../../../app/session'
import { useSelected } from '../../../replica/value-store'
import { chunk } from '../../../ui/chunk'

const Closed = chunk(() => import('./closed').then(module => module.Closed))

/** What is asked when a deal has just been won or lost here, each question a part of its own; a chunk of its own. */
export function AtTheClose(): ReactNode {
  const { ui } = useSession()
  const decided = useSelected(ui.store, state => state.decided)
  // With the deal itself open, its page asks.
  const isOpen = useSelected(ui.store, state => state.dealId !== null)
  if (decided === null || isOpen) return null
  return <Closed key={decided.dealId} decided={decided} />
}
AtTheClose.read = Closed.read
