/** Listeners by topic, so that a change wakes only who shows it. */
export class Topics {
  readonly #listeners = new Map<string, Set<() => void>>()

  on(topic: string, listener: () => void): () => void {
    let set = this.#listeners.get(topic)
    if (set === undefined) this.#listeners.set(topic, (set = new Set()))
    set.add(listener)
    return () => {
      set.delete(listener)
      if (set.size === 0) this.#listeners.delete(topic)
    }
  }

  emit(topic: string): void {
    for (const listener of [...(this.#listeners.get(topic) ?? [])]) listener()
  }
}
