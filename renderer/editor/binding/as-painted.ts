import { COMMAND_PRIORITY_BEFORE_CRITICAL, SELECTION_CHANGE_COMMAND, type LexicalEditor } from 'lexical'

/**
 * Works around Lexical 0.52 (`$notifyPendingSelectionChange`, LexicalUpdates.ts; no thread tells of it, the nearest is
 * https://github.com/facebook/lexical/issues/9179): an update that also moves the selection says so to whoever listens in an
 * update of its own, and that one runs the transforms which the first had said to skip. Others' changes were then changed
 * once more on their way into the editor, in this editor alone: two lists that come to stand side by side became one, and
 * painting them anew moved the caret and merged them again.
 *
 * What is queued within that update decides for all of it: while it is painted, it is told once more to skip them. Returns how
 * to stop.
 */
export function showAsPainted(editor: LexicalEditor, isPainting: () => boolean): () => void {
  return editor.registerCommand(
    SELECTION_CHANGE_COMMAND,
    () => {
      if (isPainting()) editor.update(() => undefined, { skipTransforms: true })
      return false
    },
    COMMAND_PRIORITY_BEFORE_CRITICAL,
  )
}
