/**
 * Enter opens the first row of the answer to what was typed. Pressed sooner than that answer comes, it waits for it, and never opens a row of
 * the answer before.
 */
export class PendingEnter {
  #answered: string | null = ''
  #wanted: string | null = null

  /** Enter was pressed on this text. What is answered already is opened by the list itself. */
  press(text: string): void {
    if (this.#answered !== text) this.#wanted = text
  }

  /** The rows on screen are those of this text, or none of the text that is typed. True when its first is to be opened. */
  show(text: string | null): boolean {
    this.#answered = text
    const opens = text !== null && this.#wanted === text
    if (text !== null) this.#wanted = null
    return opens
  }
}
