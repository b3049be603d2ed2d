import type { ReactNode } from 'react'
import { useUi } from '../../../app/session'
import { chunk } from '../../../ui/chunk'

const Card = chunk(() => import('./moved-card').then(module => module.MovedCard))

/** What is asked after a move that anything is asked of; a chunk of its own. */
export function Closing(): ReactNode {
  const { justMoved, panel } = useUi()
  if (justMoved === null || panel !== null) return null
  return <Card key={`${justMoved.dealId}:${justMoved.to}`} moved={justMoved} />
}
Closing.read = Card.read
