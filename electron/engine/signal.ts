/** A typed list of listeners: the smallest thing that lets one part follow another without knowing it. */
export interface Signal<T> {
  readonly on: (listener: (value: T) => void) => () => void
  readonly emit: (value: T) => void
}

export function createSignal<T>(): Signal<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    on: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit: value => {
      for (const listener of [...listeners]) listener(value)
    },
  }
}
