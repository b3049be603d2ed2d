import { ActionIcon, Button } from '@mantine/core'
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconTrash, IconX } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealId } from '../../../core/ids'
import type { DealDetail } from '../../../electron/contract/rows'
import { deleteDeals, restoreDeals } from '../../app/deal-actions'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useSelected } from '../../replica/value-store'
import { MentionedIn } from '../wiki'
import { Brief } from './brief/brief'
import { Committee } from './committee/committee'
import { Heading, NextStep } from './deal-fields'
import { Facts } from './facts'
import { History } from './history'
import styles from './inspector.module.css'
import { Ledger } from './ledger'
import { Plan } from './plan/plan'
import { Qualification } from './qualification'
import { useDealDetail } from './use-deal-detail'
import { HowToWin } from './win/how-to-win'

/** One deal in full, at the side of its board. Escape closes it, and the focus goes back to where it came from. */
export function Inspector({ dealId }: { readonly dealId: DealId }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const boardId = useSelected(session.board, board => board?.boardId ?? null)
  const state = useDealDetail(boardId, dealId)
  const isWide = useSelected(session.preferences, kept => kept.wideDeal)
  const panel = useRef<HTMLDivElement>(null)
  const close = useClose(dealId)
  useFocusOnOpen(panel)
  usePresence(dealId)
  const title = state.kind === 'shown' ? state.detail.card.title : ''
  return (
    <div
      ref={panel}
      className={styles['panel']}
      data-wide={isWide || undefined}
      role="dialog"
      aria-modal="false"
      aria-label={t('deal.label', { title })}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        if (isUnfolded(event.target)) return
        close()
      }}
    >
      <header className={styles['header']}>
        {state.kind === 'shown' && <DeleteButton detail={state.detail} />}
        <WideButton isWide={isWide} />
        <ActionIcon aria-label={t('deal.close')} onClick={close}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      {state.kind === 'gone' && <p className={styles['note']}>{t('deal.gone')}</p>}
      {state.kind === 'shown' && <Body detail={state.detail} />}
    </div>
  )
}

/** What the rep gets back comes before what is asked of them. */
function Body({ detail }: { readonly detail: DealDetail }): ReactNode {
  return (
    <div className={styles['body']}>
      <DeletedNote detail={detail} />
      <Heading detail={detail} />
      <HowToWin detail={detail} />
      <NextStep detail={detail} />
      <Brief detail={detail} />
      <Committee detail={detail} />
      <Qualification detail={detail} />
      <Plan detail={detail} />
      <Facts detail={detail} />
      <Ledger detail={detail} />
      <MentionedIn kind="deal" id={detail.card.id} />
      <History detail={detail} />
    </div>
  )
}

function WideButton({ isWide }: { readonly isWide: boolean }): ReactNode {
  const { t } = useTranslation()
  const { preferences } = useSession()
  const label = isWide ? t('dealPage.narrow') : t('dealPage.wide')
  const Icon = isWide ? IconArrowsDiagonalMinimize2 : IconArrowsDiagonal
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      onClick={() => preferences.set({ ...preferences.get(), wideDeal: !isWide })}
    >
      <Icon size={16} stroke={1.75} />
    </ActionIcon>
  )
}

function DeleteButton({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  if (detail.deleted !== null) return null
  return (
    <ActionIcon
      aria-label={t('deal.delete')}
      title={t('deal.delete')}
      onClick={() => {
        void deleteDeals(session, [detail.card.id])
        session.ui.set({ dealId: null })
      }}
    >
      <IconTrash size={16} stroke={1.75} />
    </ActionIcon>
  )
}

function DeletedNote({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const { members } = useDirectory()
  const { deleted, card } = detail
  if (deleted === null) return null
  const name = (deleted.by === null ? undefined : members.get(deleted.by)?.name) ?? t('deal.somebody')
  return (
    <div className={styles['deleted']}>
      {t('deal.deleted', { name, date: formats.instant(deleted.at) })}
      <Button variant="default" onClick={() => void restoreDeals(session, [card.id], card.title)}>
        {t('deal.restore')}
      </Button>
    </div>
  )
}

/** An open list takes the first Escape, the panel the second. */
function isUnfolded(target: EventTarget): boolean {
  if (!(target instanceof Element) || target.getAttribute('aria-expanded') !== 'true') return false
  const list = document.getElementById(target.getAttribute('aria-controls') ?? '')
  return list !== null && list.querySelector('[role="option"]') !== null
}

/** Closes, and gives the focus back to the card, or to the one at the cursor when that is gone. */
function useClose(dealId: DealId): () => void {
  const { ui } = useSession()
  return useCallback(() => {
    // A field that is left keeps what was typed in it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    ui.set({ dealId: null })
    const card = (which: string) => document.querySelector<HTMLElement>(`[data-card${which}`)
    const back = card(`="${dealId}"]`) ?? card('][tabindex="0"]')
    back?.focus({ preventScroll: true })
  }, [ui, dealId])
}

function useFocusOnOpen(panel: React.RefObject<HTMLElement | null>): void {
  useEffect(() => panel.current?.focus({ preventScroll: true }), [panel])
}

/** Others see that this deal is open here. */
function usePresence(dealId: DealId): void {
  const { client, board } = useSession()
  useEffect(() => {
    const boardId = board.get()?.boardId ?? null
    client.setPresence({ boardId, dealId, doing: 'viewing', field: null })
    return () => client.setPresence({ boardId, dealId: null, doing: 'viewing', field: null })
  }, [client, board, dealId])
}
