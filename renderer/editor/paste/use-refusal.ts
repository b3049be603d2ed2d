import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditorPorts } from '../editor-context'
import type { PasteRefusal } from './limits'

const keys = {
  'too-long': 'tooLong',
  'too-deep': 'tooDeep',
  'too-many-parts': 'tooManyParts',
  'table-too-long': 'tableTooLong',
  'table-too-large': 'tableTooLarge',
} as const

/** Says why a paste was not taken, and how much is. */
export function useRefusal(): (refusal: PasteRefusal) => void {
  const { t } = useTranslation()
  const { say } = useEditorPorts()
  return useCallback(
    refusal => {
      if (refusal.why === 'markdown-too-much') return say(t('editor.paste.markdownTooMuch'))
      const { why, size, limit } = refusal
      say(t(`editor.paste.${keys[why]}`, { size, limit }))
    },
    [say, t],
  )
}
