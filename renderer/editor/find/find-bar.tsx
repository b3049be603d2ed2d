import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { COMMAND_PRIORITY_LOW } from 'lexical'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { ToolButton } from '../ui/tool-button'
import { FIND_COMMAND } from './find-command'
import { MOST_FOUND } from './find-in-page'
import { replaceFound } from './replace'
import { useFind, type FindState } from './use-find'

/** Find in this page, and replace. */
export function FindBar(): ReactNode {
  const [editor] = useLexicalComposerContext()
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(0)
  useEffect(
    () =>
      editor.registerCommand(
        FIND_COMMAND,
        () => {
          setOpen(true)
          setAsked(times => times + 1)
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor],
  )
  if (!open) return null
  return (
    <OpenBar
      asked={asked}
      onClose={() => {
        setOpen(false)
        editor.focus()
      }}
    />
  )
}

function OpenBar({ asked, onClose }: { readonly asked: number; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const editable = useLexicalEditable()
  const [query, setQuery] = useState(
    () => (window.getSelection()?.toString() ?? '').split('\n')[0]?.slice(0, 200) ?? '',
  )
  const [words, setWords] = useState('')
  const find = useFind(editor, query)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [asked])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') find.go(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  const replace = (places: FindState['found']): void => {
    replaceFound(editor, places, words)
    find.again()
  }
  const icon = { size: 16, stroke: 1.75 }
  return (
    <div className={styles['find']} role="search" aria-label={t('editor.find.label')}>
      <div className={styles['findBox']}>
        <div className={styles['form']}>
          <input
            ref={input}
            aria-label={t('editor.find.label')}
            placeholder={t('editor.find.label')}
            value={query}
            onChange={event => setQuery(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <span className={styles['count']} role="status">
            <Count query={query} find={find} />
          </span>
          <ToolButton label={t('editor.find.previous')} onClick={() => find.go(-1)}>
            <IconChevronUp {...icon} />
          </ToolButton>
          <ToolButton label={t('editor.find.next')} onClick={() => find.go(1)}>
            <IconChevronDown {...icon} />
          </ToolButton>
          <ToolButton label={t('common.close')} onClick={onClose}>
            <IconX {...icon} />
          </ToolButton>
        </div>
        {editable && (
          <div className={styles['form']}>
            <input
              aria-label={t('editor.find.with')}
              placeholder={t('editor.find.with')}
              value={words}
              onChange={event => setWords(event.target.value)}
              onKeyDown={event => event.key === 'Escape' && onClose()}
            />
            <button
              type="button"
              className={styles['tool']}
              disabled={find.at < 0}
              onClick={() => replace(find.found.slice(find.at, find.at + 1))}
            >
              {t('editor.find.replace')}
            </button>
            <button
              type="button"
              className={styles['tool']}
              disabled={find.found.length === 0}
              onClick={() => replace(find.found)}
            >
              {t('editor.find.replaceAll')}
            </button>
          </div>
        )}
      </div>
    </div>
  )
}

function Count({ query, find }: { readonly query: string; readonly find: FindState }): ReactNode {
  const { t } = useTranslation()
  if (query === '') return null
  const all = find.found.length
  if (all === 0) return t('editor.find.none')
  const at = find.at + 1
  return all >= MOST_FOUND ? t('editor.find.ofMany', { at, all }) : t('editor.find.of', { at, all })
}
