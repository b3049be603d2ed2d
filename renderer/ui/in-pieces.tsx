import { startTransition, useEffect, useState, type ReactElement, type ReactNode } from 'react'

/**
 * Draws what stands below what one looks at first, piece by piece, each in a turn of its own that typing and scrolling come before. Drawn in one
 * go, a long page holds a frame; drawn as one deferred whole, it holds the one after. `useDeferredValue` within what is deferred defers
 * nothing, so the turns are taken here.
 */
export function InPieces({ children }: { readonly children: readonly ReactElement[] }): ReactNode {
  const [drawn, setDrawn] = useState(0)
  const count = children.length
  useEffect(() => {
    if (drawn < count) startTransition(() => setDrawn(drawn + 1))
  }, [drawn, count])
  return children.slice(0, drawn).map((piece, at) => <Piece key={at} piece={piece} />)
}

function Piece({ piece }: { readonly piece: ReactElement }): ReactNode {
  return piece
}
