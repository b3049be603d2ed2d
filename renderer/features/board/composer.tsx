import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '../../../core/workspace/schema'
import { createDeal } from '../../app/deal-actions'
import { useSession } from '../../app/session'
import { useBoard } from './board-context'
import styles from './lane.module.css'

/** Names a new deal at the top of a lane. Enter makes it, and its card gets the focus; Escape leaves it. */
export function Composer({ stage }: { readonly stage: Stage }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { state } = useBoard()
  const input = useRef<HTMLInputElement>(null)
  const close = () => session.ui.set({ composing: null })

  function create(focus: boolean): void {
    const title = input.current?.value.trim() ?? ''
    const id = title === '' ? null : createDeal(session, stage.id, title)
    if (input.current !== null) input.current.value = ''
    close()
    if (id !== null && focus) state.focus(id)
  }

  return (
    <div className={styles['composer']}>
      <input
        ref={input}
        aria-label={t('board.titleOfNew')}
        placeholder={t('board.titleOfNew')}
        maxLength={300}
        autoFocus
        onBlur={() => create(false)}
        onKeyDown={event => {
          event.stopPropagation()
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) create(true)
          if (event.key === 'Escape') {
            if (input.current !== null) input.current.value = ''
            close()
          }
        }}
      />
    </div>
  )
}
