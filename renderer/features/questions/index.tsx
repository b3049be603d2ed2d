import { lazy, Suspense, type ComponentProps, type ReactNode } from 'react'

const InPalette = lazy(() => import('./asked-in-palette').then(({ AskedInPalette: it }) => ({ default: it })))
const Box = lazy(() => import('./ask-box').then(({ AskBox: it }) => ({ default: it })))

/** Questions are read by a chunk of their own, with the first thing that may be one: a window that starts pays nothing for it. */
export function AskedInPalette(props: ComponentProps<typeof InPalette>): ReactNode {
  return (
    <Suspense fallback={null}>
      <InPalette {...props} />
    </Suspense>
  )
}

export function AskBox(props: ComponentProps<typeof Box>): ReactNode {
  return (
    <Suspense fallback={null}>
      <Box {...props} />
    </Suspense>
  )
}
