import { lazy, Suspense, type ReactNode } from 'react'
import { useSession } from '../../../app/session'
import { useSelected } from '../../../replica/value-store'

const Closed = lazy(() => import('./closed').then(({ Closed: part }) => ({ default: part })))

/** What is asked when a deal has just been won or lost here, each question a part of its own; nothing of it is read before. */
export function AtTheClose(): ReactNode {
  const { ui } = useSession()
  const decided = useSelected(ui.store, state => state.decided)
  // With the deal itself open, its page asks.
  const isOpen = useSelected(ui.store, state => state.dealId !== null)
  if (decided === null || isOpen) return null
  return (
    <Suspense fallback={null}>
      <Closed key={decided.dealId} decided={decided} />
    </Suspense>
  )
}
