import type { LexicalEditor } from 'lexical'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditorPorts } from '../editor-context'
import { useImageInsert } from '../images/use-image-insert'
import { blockOptions } from './block-options'
import { emojiOptions } from './emoji-options'
import type { CompletionOption } from './options'
import { referenceOptions } from './reference-options'
import type { Trigger } from './triggers'

const none: readonly CompletionOption[] = []

/** What may be chosen for a trigger. The newest question wins: a late answer to an older one is not shown. */
export function useOptions(editor: LexicalEditor, trigger: Trigger | null): readonly CompletionOption[] {
  const { i18n } = useTranslation()
  const { references } = useEditorPorts()
  const insertImages = useImageInsert()
  const [options, setOptions] = useState(none)
  useEffect(() => {
    let live = true
    const show = (found: readonly CompletionOption[]): void => {
      if (live) setOptions(found)
    }
    void (async () => {
      if (trigger === null) show(none)
      else if (trigger.asks === 'block') show(blockOptions(i18n, trigger.query, () => void insertImages()))
      else if (trigger.asks === 'emoji') show(await emojiOptions(i18n.language, trigger.query))
      else show(await referenceOptions(i18n, references, trigger.kinds, trigger.query))
    })()
    return () => {
      live = false
    }
  }, [editor, trigger, i18n, references, insertImages])
  return options
}
