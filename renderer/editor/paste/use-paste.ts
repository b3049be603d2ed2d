import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $addUpdateTag, PASTE_TAG } from 'lexical'
import { useCallback, useEffect } from 'react'
import { useEditorPorts } from '../editor-context'
import { useImageInsert } from '../images/use-image-insert'
import { $insertBlocks, $insertPlain } from './insert-paste'
import { registerPaste } from './register-paste'
import { useRefusal } from './use-refusal'

/** What is pasted and dropped becomes part of the page, or is refused in words. */
export function usePaste(): void {
  const [editor] = useLexicalComposerContext()
  const insertImages = useImageInsert()
  const refused = useRefusal()
  const { readMarkdown } = useEditorPorts()
  const markdown = useCallback(
    async (text: string): Promise<void> => {
      const read = await readMarkdown(text)
      if (!read.ok && read.error === 'too-much') return refused({ why: 'markdown-too-much' })
      editor.update(() => {
        $addUpdateTag(PASTE_TAG)
        // What can't be read just now is not lost: it is put in as it was written.
        if (read.ok) $insertBlocks(editor, read.value)
        else $insertPlain(text)
      })
    },
    [editor, readMarkdown, refused],
  )
  useEffect(
    () =>
      registerPaste(editor, {
        refused,
        images: files => void insertImages(files),
        markdown: text => void markdown(text),
      }),
    [editor, refused, insertImages, markdown],
  )
}
