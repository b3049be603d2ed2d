import type { EditorBinding } from '../binding'
import { $rangeOf, type CommentSpot } from './spot'
import { findQuote } from './find-quote'

/** Ranges are worked out again when the text has rested this long: while somebody types, the old ones move with it. */
const REST_MS = 150
const ALL = 'wr-comment'
const ACTIVE = 'wr-comment-active'

/**
 * Marks the words that somebody spoke about, without a node of their own in the page: a comment never changes the text, and who may
 * only comment may not write it. The browser paints the marks over whatever is there.
 */
export class CommentPainter {
  #spots: readonly CommentSpot[] = []
  #active: string | null = null
  #ranges = new Map<string, Range>()
  #timer: ReturnType<typeof setTimeout> | null = null
  readonly #stop: () => void

  constructor(
    private readonly binding: EditorBinding,
    private readonly onLost: (ids: ReadonlySet<string>) => void,
  ) {
    this.#stop = binding.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) this.#paintSoon()
    })
  }

  show(spots: readonly CommentSpot[], active: string | null): void {
    const isNew = spots !== this.#spots
    this.#spots = spots
    this.#active = active
    if (isNew) this.#paint()
    else this.#tellBrowser()
  }

  /** The conversation about the words at a place on the screen; the shortest, where several are. */
  at(x: number, y: number): string | null {
    const caret = document.caretRangeFromPoint(x, y)
    if (caret === null) return null
    const here = [...this.#ranges].filter(([, range]) => range.isPointInRange(caret.startContainer, caret.startOffset)) // prettier-ignore
    const shortest = here.sort(([, a], [, b]) => a.toString().length - b.toString().length)[0]
    return shortest?.[0] ?? null
  }

  reveal(id: string): void {
    this.#ranges.get(id)?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
  }

  dispose(): void {
    this.#stop()
    if (this.#timer !== null) clearTimeout(this.#timer)
    CSS.highlights.delete(ALL)
    CSS.highlights.delete(ACTIVE)
  }

  #paintSoon(): void {
    if (this.#spots.length === 0) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#paint(), REST_MS)
  }

  #paint(): void {
    const ranges = new Map<string, Range>()
    const { editor } = this.binding
    editor.read(() => {
      for (const spot of this.#spots) {
        const range = $rangeOf(this.binding, spot) ?? findQuote(editor.getRootElement(), spot.quote)
        if (range !== null) ranges.set(spot.id, range)
      }
    })
    this.#ranges = ranges
    this.#tellBrowser()
    this.onLost(new Set(this.#spots.filter(({ id }) => !ranges.has(id)).map(({ id }) => id)))
  }

  #tellBrowser(): void {
    const active = this.#active === null ? undefined : this.#ranges.get(this.#active)
    CSS.highlights.set(ALL, new Highlight(...this.#ranges.values()))
    CSS.highlights.set(ACTIVE, active === undefined ? new Highlight() : new Highlight(active))
  }
}
