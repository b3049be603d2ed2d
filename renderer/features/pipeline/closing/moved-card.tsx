import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory, useSession } from '../../../app/session'
import type { JustMoved } from '../../../app/ui-state'
import { useDealDetail } from '../../deal'
import { Keys } from '../../search'
import styles from './closing.module.css'
import { ClosingQuestion } from './closing-question'

/**
 * After a move, at the edge of the board: what was to be known before, and at an end what decided it and which pages helped. The move is done; nothing waits
 * for this, it takes no focus, and Escape leaves it.
 */
export function MovedCard({ moved }: { readonly moved: JustMoved }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { stages } = useDirectory()
  const card = useRef<HTMLElement>(null)
  const reached = stages.get(moved.to)
  const left = moved.from === null ? undefined : stages.get(moved.from)
  const state = useDealDetail(moved.boardId, moved.dealId)
  const detail = state.kind === 'shown' ? state.detail : null
  useKeys(card)
  if (reached === undefined) return null
  const questions = left?.exitQuestions ?? []
  const isEnd = reached.kind !== 'open'
  const heading = isEnd
    ? t(`pipeline.closing.title.${reached.kind === 'won' ? 'won' : 'lost'}`, { title: moved.title })
    : t('pipeline.closing.leaving', { stage: left?.name ?? '', title: moved.title })
  return (
    <aside ref={card} className={styles['card']} aria-label={heading} data-after-move>
      <header className={styles['header']}>
        <h2>{heading}</h2>
        <ActionIcon aria-label={t('pipeline.closing.skip')} onClick={() => ui.set({ justMoved: null })}>
          <IconX size={15} stroke={1.75} />
        </ActionIcon>
      </header>
      {questions.length > 0 && (
        <>
          {isEnd && <h3>{t('pipeline.closing.before', { stage: left?.name ?? '' })}</h3>}
          <ul className={styles['questions']}>
            {questions.map(question => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
      {reached.kind !== 'open' && <ClosingQuestion moved={moved} detail={detail} outcome={reached.kind} />}
      <footer className={styles['footer']}>
        <span className={styles['keys']}>
          <Keys keys="escape" /> {t('pipeline.closing.skip')}
          {isEnd && (
            <>
              <Keys keys="R" /> {t('pipeline.closing.answer')}
            </>
          )}
        </span>
        {!isEnd && (
          <Button
            variant="subtle"
            onClick={() => {
              ui.set({ justMoved: null })
              ui.openDeal(moved.dealId, moved.boardId)
            }}
          >
            {t('pipeline.closing.open')}
          </Button>
        )}
      </footer>
    </aside>
  )
}

/** Escape leaves it from anywhere on the board; R goes to its first answer. */
function useKeys(card: React.RefObject<HTMLElement | null>): void {
  const { ui } = useSession()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return
      const target = event.target instanceof HTMLElement ? event.target : null
      const isInside = target !== null && card.current?.contains(target) === true
      const typing = target?.matches('input, textarea, select, [contenteditable="true"]') === true
      const isElsewhere =
        target !== null && target.closest('[role="dialog"], [role="menu"], [role="combobox"]') !== null
      if (event.key === 'Escape' && (isInside || (!typing && !isElsewhere))) {
        event.preventDefault()
        ui.set({ justMoved: null })
        if (isInside) document.querySelector<HTMLElement>('[data-card][tabindex="0"]')?.focus()
      }
      if (event.key === 'r' && !typing && !isElsewhere) {
        event.preventDefault()
        card.current?.querySelector<HTMLElement>('[aria-pressed]')?.focus()
      }
    }
    // Before the board's own keys: while this is shown, its Escape comes first.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [card, ui])
}
