import type { Definition, FootnoteDefinition, Root } from 'mdast'
import type { ImageBlock } from '../../../core/page/content/blocks'

/** What the addresses in a text lead to; without it, images are those that an export wrote, and links stay as they are. */
export interface Resolve {
  /** The picture that an address means, or null where it is none of ours. */
  readonly image?: (
    url: string,
    words: { readonly alt: string; readonly caption: string },
  ) => ImageBlock | null
  /** Another address for a link: a file's, as the page that it becomes. Null leaves it. */
  readonly link?: (url: string) => string | null
}

/** What a whole text defines, for its lines to refer to. */
export class Reading {
  readonly #definitions = new Map<string, Definition>()
  readonly #footnotes = new Map<string, FootnoteDefinition>()
  readonly #noted: string[] = []

  constructor(
    root: Root,
    /** The text itself: some things can be told only by how they were written. */
    readonly source: string,
    readonly resolve: Resolve,
  ) {
    const pending: Root['children'] = [...root.children]
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.type === 'footnoteDefinition') this.#footnotes.set(node.identifier, node)
      if (node.type === 'definition') this.#definitions.set(node.identifier, node)
      if ('children' in node) pending.push(...(node.children as Root['children']))
    }
  }

  definition(identifier: string): Definition | null {
    return this.#definitions.get(identifier) ?? null
  }

  /** The number of a footnote: by the order in which they are first referred to. */
  footnote(identifier: string): number {
    const at = this.#noted.indexOf(identifier)
    return at >= 0 ? at + 1 : this.#noted.push(identifier)
  }

  /** The footnotes that something refers to, in the order of their numbers. Grows while they are read. */
  *footnotes(): Generator<FootnoteDefinition> {
    for (let at = 0; at < this.#noted.length; at++) {
      const footnote = this.#footnotes.get(this.#noted[at] ?? '')
      if (footnote !== undefined) yield footnote
    }
  }
}
