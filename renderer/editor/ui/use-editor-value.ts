import { SELECTION_CHANGE_COMMAND, COMMAND_PRIORITY_LOW, mergeRegister, type LexicalEditor } from 'lexical'
import { useEffect, useState } from 'react'

/**
 * Something that depends on the page and the selection in it, small and comparable: read on every edit, painted again
 * only when it is another one. `$read` must be the same function from one paint to the next.
 */
export function useEditorValue<T extends string | number | boolean | null>(
  editor: LexicalEditor,
  $read: () => T,
): T {
  const [value, setValue] = useState<T>(() => editor.read($read))
  useEffect(() => {
    const read = (): void => setValue(editor.getEditorState().read($read, { editor }))
    return mergeRegister(
      editor.registerUpdateListener(read),
      editor.registerCommand(
        SELECTION_CHANGE_COMMAND,
        () => {
          read()
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    )
  }, [editor, $read])
  return value
}
