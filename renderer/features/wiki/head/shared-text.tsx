import { Textarea } from '@mantine/core'
import { useId, useLayoutEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react'
import * as Y from 'yjs'
import { headText } from '../../../../core/page/head'
import { editText } from '../../../../core/page/text-edit'
import { redo, undo } from '../../../app/undo-actions'
import { useSession } from '../../../app/session'
import { followed } from '../../../replica/followed'
import styles from './head.module.css'
import { useEditHead, usePageScope } from './page-scope'

interface SharedTextProps {
  /** The field's name in the head. */
  readonly name: string
  readonly label: string
  /** What to write here, while it is empty. */
  readonly placeholder: string
  readonly strong?: boolean
}

/**
 * A text of the head that several people may write in at once: only what differs is written, and one's own caret stays where
 * it is when others write before it.
 */
export function SharedText({ name, label, placeholder, strong = false }: SharedTextProps): ReactNode {
  const id = useId()
  const session = useSession()
  const { doc, readOnly } = usePageScope()
  const edit = useEditHead()
  const text = useMemo(() => headText(doc, name), [doc, name])
  const value = useText(text)
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useCaret(text, field, value)
  return (
    <div className={styles['field']} data-strong={strong || undefined}>
      <label htmlFor={id}>{label}</label>
      <Textarea
        id={id}
        ref={field}
        variant="unstyled"
        autosize
        minRows={1}
        value={value}
        placeholder={placeholder}
        readOnly={readOnly}
        data-own-undo
        onChange={event => {
          const { value: next, selectionEnd } = event.currentTarget
          edit(name, () => editText(text, next, selectionEnd))
          caret.note()
        }}
        onSelect={caret.note}
        onKeyDown={event => {
          const key = event.key.toLowerCase()
          if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return
          // The field's own history knows nothing of what others wrote.
          event.preventDefault()
          void (key === 'y' || event.shiftKey ? redo(session) : undo(session))
        }}
      />
    </div>
  )
}

function useText(text: Y.Text): string {
  const store = useMemo(
    () =>
      followed(
        () => text.toJSON(),
        changed => {
          text.observe(changed)
          return () => text.unobserve(changed)
        },
      ),
    [text],
  )
  return useSyncExternalStore(store.subscribe, store.get)
}

/** Keeps the caret at the letters that it stands between, whoever writes before it. */
function useCaret(text: Y.Text, field: React.RefObject<HTMLTextAreaElement | null>, value: string) {
  const held = useRef<readonly [Y.RelativePosition, Y.RelativePosition] | null>(null)
  const note = () => {
    const element = field.current
    if (element === null) return
    const at = (index: number) => Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length))
    held.current = [at(element.selectionStart), at(element.selectionEnd)]
  }
  useLayoutEffect(() => {
    const element = field.current
    if (element === null || held.current === null || document.activeElement !== element) return
    const { doc } = text
    if (doc === null) return
    const [start, end] = held.current.map(
      position => Y.createAbsolutePositionFromRelativePosition(position, doc)?.index ?? value.length,
    )
    if (start === undefined || end === undefined) return
    if (element.selectionStart !== start || element.selectionEnd !== end)
      element.setSelectionRange(start, end)
  }, [value, text, field])
  return { note }
}
