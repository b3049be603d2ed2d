import { createHeadlessEditor } from '@lexical/headless'
import type * as Y from 'yjs'
import { EditorBinding } from '../../renderer/editor/binding/editor-binding'
import { editorNodes } from '../../renderer/editor/nodes'

/** An editor that is open on a page, with all of our nodes and our own binding, as the app has it. */
export class OpenPage {
  readonly binding: EditorBinding

  constructor(readonly doc: Y.Doc) {
    const editor = createHeadlessEditor({
      nodes: editorNodes,
      onError: error => {
        throw error
      },
    })
    this.binding = new EditorBinding(editor, doc)
  }

  /** What it shows, as Lexical serializes it. */
  json(): unknown {
    return this.binding.editor.getEditorState().toJSON().root
  }
}
