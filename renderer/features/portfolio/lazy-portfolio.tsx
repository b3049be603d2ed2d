import { lazy, Suspense, type ReactNode } from 'react'

/** The portfolio is a chunk of its own: the first paint of a board pays nothing for its figures and charts. */
const Place = lazy(() => import('./portfolio').then(({ Portfolio: place }) => ({ default: place })))

export function Portfolio(): ReactNode {
  return (
    <Suspense fallback={null}>
      <Place />
    </Suspense>
  )
}
