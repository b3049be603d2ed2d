import {
  $getSelection,
  $isRangeSelection,
  $getRoot,
  $onUpdate,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_EDITOR,
  HISTORIC_TAG,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical'
import type { EditorBinding } from './editor-binding'
import type { SharedSelection } from './local-selection'
import type { PageUndo } from './page-undo'

/** Lets an editor's undo and redo be the page's, selection and all. Returns how to stop. */
export function registerUndo(editor: LexicalEditor, binding: EditorBinding, undo: PageUndo): () => void {
  // A command runs within an update of the editor, and others' work can't be painted in there: after it.
  const run = (step: () => void) => () => {
    $onUpdate(step)
    return true
  }
  const showUndo = () => void editor.dispatchCommand(CAN_UNDO_COMMAND, undo.canUndo.get())
  const showRedo = () => void editor.dispatchCommand(CAN_REDO_COMMAND, undo.canRedo.get())
  const stops = [
    editor.registerCommand(
      UNDO_COMMAND,
      run(() => undo.undo()),
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      REDO_COMMAND,
      run(() => undo.redo()),
      COMMAND_PRIORITY_EDITOR,
    ),
    undo.canUndo.subscribe(showUndo),
    undo.canRedo.subscribe(showRedo),
    undo.addSelection({
      take: () => binding.selection.get(),
      restore: taken => restoreSelection(editor, binding, taken as SharedSelection | null),
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function restoreSelection(editor: LexicalEditor, binding: EditorBinding, to: SharedSelection | null): void {
  if (to === null) return
  editor.update(
    () => {
      if (!$isRangeSelection($getSelection())) $getRoot().selectEnd()
      binding.selection.$restore(to)
    },
    { discrete: true, skipTransforms: true, tag: [COLLABORATION_TAG, HISTORIC_TAG] },
  )
}
