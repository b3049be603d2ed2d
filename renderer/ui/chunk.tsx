import { useLayoutEffect, useState, type ComponentType, type ReactNode } from 'react'

/** A part of the window whose code is a chunk of its own: read when it is first shown, or ahead of that. */
export interface ChunkPart<P> {
  (props: P): ReactNode
  /** Reads the code, once; rejects where it can't be read, and may be asked again. */
  readonly read: () => Promise<void>
}

/**
 * Nothing is shown in its place while its code is read; what has been read is drawn at once. By `React.lazy` in a `Suspense` neither is so:
 * it asks for its code in any case, shows what stands in for it meanwhile, and React keeps that up for 300 ms, however soon the code is there.
 */
export function chunk<P extends object>(load: () => Promise<ComponentType<P>>): ChunkPart<P> {
  let known: ComponentType<P> | null = null
  let reading: Promise<void> | null = null
  const read = (): Promise<void> =>
    (reading ??= load().then(
      part => void (known = part),
      (error: unknown) => {
        reading = null
        throw error
      },
    ))
  function Part(props: P): ReactNode {
    const [, setRead] = useState(false)
    const Known = known
    const isMissing = Known === null
    useLayoutEffect(() => {
      if (!isMissing) return
      let isHere = true
      read().then(
        () => isHere && setRead(true),
        // As if it had been thrown while drawing: that is where whoever shows it looks for errors.
        (error: unknown) => isHere && setRead(() => { throw error }), // prettier-ignore
      )
      return () => void (isHere = false)
    }, [isMissing])
    return Known === null ? null : <Known {...props} />
  }
  return Object.assign(Part, { read })
}
