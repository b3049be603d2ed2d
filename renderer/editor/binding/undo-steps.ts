import { $isTextNode, type EditorState, type NodeKey, type UpdateListenerPayload } from 'lexical'

type Kind = 'type' | 'erase' | 'other'

/**
 * Where one step of undo ends and the next begins: with each word that is typed, where typing turns into erasing, where the
 * caret was put elsewhere; and whatever is no typing (a format, a paste, a new line) is a step of its own.
 */
export class UndoSteps {
  private kind: Kind = 'other'
  private text: NodeKey | null = null
  private endedWord = false
  private moved = false

  /** Whether this update begins a new step. Called with each update, also where only the selection changed. */
  begins({ prevEditorState, editorState, dirtyElements, dirtyLeaves }: UpdateListenerPayload): boolean {
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) {
      this.moved = true
      return false
    }
    const change = oneText(prevEditorState, editorState, dirtyLeaves)
    const kind = change === null ? 'other' : change.length > 0 ? 'type' : 'erase'
    const startsWord = kind === 'type' && this.endedWord && !/^\s/.test(change?.inserted ?? '')
    const continues =
      kind !== 'other' && kind === this.kind && change?.key === this.text && !startsWord && !this.moved
    this.kind = kind
    this.text = change?.key ?? null
    this.endedWord = /\s$/.test(change?.inserted ?? '')
    this.moved = false
    return !continues
  }
}

interface TextChange {
  readonly key: NodeKey
  /** UTF-16 units more (typed) or fewer (erased). */
  readonly length: number
  readonly inserted: string
}

/** The change, where it is typing or erasing in one text: a key press writes at most an emoji. */
function oneText(before: EditorState, after: EditorState, leaves: ReadonlySet<NodeKey>): TextChange | null {
  const [key, another] = leaves
  if (key === undefined || another !== undefined) return null
  const [was, is] = [before._nodeMap.get(key), after._nodeMap.get(key)]
  if (!$isTextNode(is)) return null
  const old = $isTextNode(was) ? was : null
  const length = is.__text.length - (old?.__text.length ?? 0)
  if (length === 0 || Math.abs(length) > 8 || (old !== null && old.__format !== is.__format)) return null
  return { key, length, inserted: length > 0 ? insertedText(old?.__text ?? '', is.__text) : '' }
}

function insertedText(before: string, after: string): string {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  return after.slice(start, start + after.length - before.length)
}
