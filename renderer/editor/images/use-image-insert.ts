import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { $insertAtCaret } from '../blocks/block-kinds'
import { useEditorPorts } from '../editor-context'
import { $createImageNode } from '../nodes'
import { chooseImages } from './choose-images'
import { measureImage } from './measure-image'

/**
 * Puts pictures where the caret is: those given, or those that somebody chooses. Each is kept first; only what is safe
 * on this computer is written into the page.
 */
export function useImageInsert(): (files?: readonly File[]) => Promise<void> {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const { images, say } = useEditorPorts()
  return useCallback(
    async given => {
      for (const file of given ?? (await chooseImages())) {
        const bytes = new Uint8Array(await file.arrayBuffer())
        const kept = await images.put(bytes, file.type)
        if (!kept.ok) {
          say(t(`editor.image.refused.${kept.error}`, { name: file.name }))
          continue
        }
        const size = await measureImage(file)
        const image = { hash: kept.value, mime: file.type, alt: nameOf(file), ...size }
        editor.update(() => void $insertAtCaret($createImageNode(image)))
      }
    },
    [editor, images, say, t],
  )
}

/** A file's name where a person gave one; what cameras and clipboards call it says nothing. */
function nameOf(file: File): string {
  const name = file.name.replace(/\.[^.]+$/, '')
  return /^(image|img|dsc|capture|screenshot|pasted)?[\s_-]*\d*$/i.test(name) ? '' : name
}
