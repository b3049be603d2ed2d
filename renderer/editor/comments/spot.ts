import { fromBase64, toBase64 } from 'lib0/buffer'
import { $getSelection, $isRangeSelection } from 'lexical'
import * as Y from 'yjs'
import type { Anchor } from '../../../core/talk/schema'
import { $toPlace, type EditorBinding } from '../binding'
import { $rangeBetween } from '../binding/cursor-range'

/** Words that somebody spoke about: where they stand, and what they were. */
export interface CommentSpot {
  readonly id: string
  readonly anchor: Anchor
  readonly quote: string
}

/** The longest quote that is kept: enough to know the place by. */
const QUOTE = 300

/** What is selected, as words to speak about; null where nothing is, or where the document does not hold it. */
export function selectedSpot(binding: EditorBinding): { anchor: Anchor; quote: string } | null {
  return binding.editor.read(() => {
    const selection = $getSelection()
    const shared = binding.selection.get()
    if (!$isRangeSelection(selection) || selection.isCollapsed() || shared === null) return null
    const quote = selection.getTextContent().trim().replace(/\s+/g, ' ').slice(0, QUOTE)
    const [from, to] = selection.isBackward() ? [shared.focus, shared.anchor] : [shared.anchor, shared.focus]
    return quote === '' ? null : { anchor: { from: encode(from), to: encode(to) }, quote }
  })
}

/** Where the words are now, as the browser paints them; null where they are gone. */
export function $rangeOf(binding: EditorBinding, { anchor }: CommentSpot): Range | null {
  const [from, to] = [decode(anchor.from), decode(anchor.to)]
  if (from === null || to === null) return null
  const start = $toPlace(binding.index, binding.doc, from)
  const end = $toPlace(binding.index, binding.doc, to)
  const range = start === null || end === null ? null : $rangeBetween(binding.editor, start, end)
  return range === null || range.toString().trim() === '' ? null : range
}

function encode(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position))
}

/** Another computer may have written anything. */
function decode(text: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(fromBase64(text))
  } catch {
    return null
  }
}
