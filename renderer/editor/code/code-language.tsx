import { $isCodeNode } from '@lexical/code'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $findMatchingParent } from '@lexical/utils'
import { $getNodeByKey, $getSelection, $isRangeSelection } from 'lexical'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { Floating } from '../ui/floating'
import { useEditorValue } from '../ui/use-editor-value'
import { languageNames, languageOf } from './language-names'

/** At the corner of the code that the caret is in: what language it is. */
export function CodeLanguage(): ReactNode {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const found = useEditorValue(editor, $codeAtCaret)
  const [key = '', written = ''] = (found ?? '').split('\n')
  const element = found === null ? null : editor.getElementByKey(key)
  if (element === null) return null
  const language = languageOf(written)
  return (
    <Floating at={element} placement="top-end" gap={-30} plain className={styles['codeTools'] ?? ''}>
      <span className={styles['codeTools']}>
        <select
          aria-label={t('editor.code.language')}
          value={language}
          onChange={event => {
            const chosen = event.target.value
            editor.update(() => {
              const node = $getNodeByKey(key)
              if ($isCodeNode(node)) node.setLanguage(chosen)
            })
          }}
        >
          <option value="">{t('editor.code.plain')}</option>
          {!(language in languageNames) && language !== '' && <option value={language}>{written}</option>}
          {Object.entries(languageNames).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </span>
    </Floating>
  )
}

function $codeAtCaret(): string | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const code = $findMatchingParent(selection.anchor.getNode(), $isCodeNode)
  return code === null ? null : `${code.getKey()}\n${code.getLanguage() ?? ''}`
}
