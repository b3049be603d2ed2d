import { lazy, Suspense, type ReactNode } from 'react'
import type { DealId } from '../../../core/ids'

/** The deal page is a chunk of its own, read when the first deal is opened: the first paint of a board pays nothing for it. */
const Page = lazy(() => import('./inspector').then(({ Inspector: page }) => ({ default: page })))

export function Inspector({ dealId }: { readonly dealId: DealId }): ReactNode {
  return (
    <Suspense fallback={null}>
      <Page dealId={dealId} />
    </Suspense>
  )
}
