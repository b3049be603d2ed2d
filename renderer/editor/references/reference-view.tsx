import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection'
import { COMMAND_PRIORITY_LOW, KEY_ENTER_COMMAND } from 'lexical'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { useEditorPorts } from '../editor-context'
import type { DecoratorProps } from '../nodes'

const signs = { person: '@', deal: '#', account: '#', competitor: '#', page: '' } as const

/** A chip that is called what its target is called now, says how it stands, and leads there. */
export function ReferenceView({ nodeKey, data }: DecoratorProps<'reference'>): ReactNode {
  const { kind, target, label } = data
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const { references } = useEditorPorts()
  const [selected] = useLexicalNodeSelection(nodeKey)
  const [live, setLive] = useState(() => references.live(kind, target))
  useEffect(() => {
    const read = (): void => setLive(references.live(kind, target))
    read()
    return references.follow(kind, target, read)
  }, [references, kind, target])
  useEffect(() => {
    if (!selected) return
    return editor.registerCommand(
      KEY_ENTER_COMMAND,
      event => {
        event?.preventDefault()
        references.open(kind, target)
        return true
      },
      COMMAND_PRIORITY_LOW,
    )
  }, [editor, selected, references, kind, target])

  const arriving = live === 'arriving'
  const deleted = !arriving && live.deleted
  const title = arriving ? label : live.title
  const state = arriving ? t('editor.ref.arriving') : deleted ? t('editor.ref.deleted') : live.state
  return (
    <button
      type="button"
      className={styles['chip']}
      data-selected={selected || undefined}
      data-state={arriving ? 'arriving' : deleted ? 'deleted' : 'live'}
      aria-label={[t(`editor.reference.${kind}`), title, state].filter(part => part !== '').join(', ')}
      onMouseDown={event => event.preventDefault()}
      onClick={() => references.open(kind, target)}
    >
      {signs[kind] !== '' && (
        <span className={styles['chipSign']} aria-hidden>
          {signs[kind]}
        </span>
      )}
      <span className={styles['chipTitle']}>{title}</span>
      {state !== '' && <span className={styles['chipState']}>{state}</span>}
    </button>
  )
}
