import { $isTextNode, type ElementNode, type LexicalNode } from 'lexical'
import type { NodeIndex } from './node-index'
import type { Look, NodeTypes } from './node-types'
import { isAlive, type Piece, type SharedNode, type TextPiece } from './layout'
import type * as Y from 'yjs'

/**
 * An element's content as a row of characters and nodes, without the maps between. Characters are code points: a position
 * is never inside of a surrogate pair, which Yjs would replace by two U+FFFD.
 */
export interface Stored {
  readonly key: string | SharedNode
  /** Where it stands in the element, and how much room it takes: UTF-16 units and embeds. */
  readonly index: number
  readonly size: number
  /** The run that the character belongs to; null for a node. */
  readonly run: TextPiece | null
}

export interface Wanted {
  /** A node of the editor that the document does not hold there yet stands for itself. */
  readonly key: string | SharedNode | LexicalNode
  readonly look: Look | null
  /** The first character of a text that must not merge with its neighbour. */
  readonly apart: boolean
  readonly node: LexicalNode
}

export function storedContent(pieces: readonly Piece[]): Stored[] {
  const row: Stored[] = []
  for (const piece of pieces) {
    if (piece.kind === 'node') row.push({ key: piece.shared, index: piece.index, size: 1, run: null })
    else {
      let index = piece.index
      for (const key of piece.text) {
        row.push({ key, index, size: key.length, run: piece })
        index += key.length
      }
    }
  }
  return row
}

export function $wantedContent(
  types: NodeTypes,
  index: NodeIndex,
  node: ElementNode,
  parent: Y.XmlText,
): Wanted[] {
  const row: Wanted[] = []
  for (const child of node.getChildren()) {
    if (!$isTextNode(child)) {
      const shared = index.shared(child.__key)
      const stays = shared !== undefined && isAlive(shared) && shared.parent === parent
      row.push({ key: stays ? shared : child, look: null, apart: false, node: child })
      continue
    }
    const look = types.lookOfNode(child)
    let apart = !look.merges
    for (const key of child.__text) {
      row.push({ key: wellFormed(key), look, apart, node: child })
      apart = false
    }
  }
  return row
}

/** Half of a surrogate pair can't be stored: others would read what stands here. */
function wellFormed(character: string): string {
  return /^[\uD800-\uDFFF]$/.test(character) ? '\uFFFD' : character
}
