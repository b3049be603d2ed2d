import { lazy, Suspense, type ReactNode } from 'react'
import { useUi } from '../../../app/session'

const Card = lazy(() => import('./moved-card').then(module => ({ default: module.MovedCard })))

/** What is asked after a move, read when the first deal has moved that anything is asked of. */
export function Closing(): ReactNode {
  const { justMoved, panel } = useUi()
  if (justMoved === null || panel !== null) return null
  return (
    <Suspense fallback={null}>
      <Card key={`${justMoved.dealId}:${justMoved.to}`} moved={justMoved} />
    </Suspense>
  )
}
