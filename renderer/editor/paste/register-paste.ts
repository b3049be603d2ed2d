import { eventFiles } from '@lexical/rich-text'
import {
  COMMAND_PRIORITY_HIGH,
  DROP_COMMAND,
  KEY_DOWN_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  $addUpdateTag,
  type LexicalEditor,
} from 'lexical'
import { $insertPaste, type PasteOutcome } from './insert-paste'
import type { PasteRefusal } from './limits'

interface PasteHandlers {
  readonly refused: (refusal: PasteRefusal) => void
  /** Pictures, where there are any: takes them all. */
  readonly images: (files: readonly File[]) => void
  /** Text that was written as Markdown: it is read elsewhere, and put in when it has been. */
  readonly markdown: (text: string) => void
}

/** What comes from outside goes through here, whole. */
export function registerPaste(editor: LexicalEditor, handlers: PasteHandlers): () => void {
  const { images } = handlers
  // Shift asks for the words alone. The paste itself does not say that it was held.
  let plain = false
  return mergeRegister(
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      event => {
        plain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v'
        return false
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      event => {
        const data = 'clipboardData' in event ? event.clipboardData : null
        if (data === null || !editor.isEditable()) return false
        event.preventDefault()
        const files = pictures([...data.files])
        if (files.length > 0 && !hasWords(data)) images(files)
        else {
          $addUpdateTag(PASTE_TAG)
          follow($insertPaste(editor, data, plain), handlers)
        }
        plain = false
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      event => {
        const [hasFiles, dropped] = eventFiles(event)
        if (!hasFiles) return false
        const files = pictures(dropped)
        if (files.length === 0) return false
        event.preventDefault()
        images(files)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )
}

function follow(outcome: PasteOutcome, { refused, markdown }: PasteHandlers): void {
  if (outcome === null) return
  if ('why' in outcome) refused(outcome)
  else markdown(outcome.markdown)
}

function pictures(files: readonly File[]): File[] {
  return files.filter(file => file.type.startsWith('image/'))
}

/** Office puts a picture of the text beside the text; a browser puts markup that is only the picture beside the picture. */
function hasWords(data: DataTransfer): boolean {
  if (data.getData('text/plain').trim() !== '') return true
  const html = data.getData('text/html').slice(0, 200_000)
  if (html === '') return false
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim() !== ''
}
