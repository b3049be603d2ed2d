import { ActionIcon, Button } from '@mantine/core'
import {
  IconAppWindow,
  IconArrowsDiagonal,
  IconArrowsDiagonalMinimize2,
  IconLayoutKanban,
  IconLink,
  IconTrash,
  IconX,
  type Icon,
} from '@tabler/icons-react'
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealId } from '../../../core/ids'
import type { HowToWin as HowToWinAnswer } from '../../../electron/contract/how-to-win'
import type { DealDetail } from '../../../electron/contract/rows'
import { deleteDeals, restoreDeals } from '../../app/deal-actions'
import { copyDealLink, openDealAlone } from '../../app/deal-link'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useSelected } from '../../replica/value-store'
import { InPieces } from '../../ui/in-pieces'
import { MentionedIn } from '../wiki'
import { Brief } from './brief/brief'
import { Committee } from './committee/committee'
import { CrmLink } from './crm-link'
import { Heading, NextStep } from './deal-fields'
import { Facts } from './facts'
import { History } from './history'
import styles from './inspector.module.css'
import { LateEdits } from './late-edits'
import { Ledger } from './ledger/ledger'
import { OpenDealContext } from './page/editors'
import { useDealPresence } from './page/use-presence'
import { MoveBoard } from './move-board'
import { Plan } from './plan/plan'
import { Qualification } from './qualification'
import { Team } from './team'
import { useDealDetail } from './use-deal-detail'
import { HowToWin } from './win/how-to-win'
import { useHowToWin } from './win/use-how-to-win'

/** One deal in full, at the side of its board. Escape closes it, and the focus goes back to where it came from. */
export function Inspector({ dealId }: { readonly dealId: DealId }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const boardId = useSelected(session.board, board => board?.boardId ?? null)
  const state = useDealDetail(boardId, dealId)
  const isWide = useSelected(session.preferences, kept => kept.wideDeal)
  const alone = useSelected(session.ui.store, state => state.alone)
  const panel = useRef<HTMLDivElement>(null)
  const close = useClose(dealId)
  useFocusOnOpen(panel)
  const title = state.kind === 'shown' ? state.detail.card.title : ''
  useWindowTitle(title)
  return (
    <div
      ref={panel}
      className={styles['panel']}
      data-wide={isWide || alone || undefined}
      role="dialog"
      aria-modal="false"
      aria-label={t('deal.label', { title })}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented || alone) return
        event.stopPropagation()
        if (isUnfolded(event.target)) return
        close()
      }}
    >
      <header className={styles['header']}>
        {state.kind === 'shown' && <DeleteButton detail={state.detail} />}
        {state.kind === 'shown' && !alone && <MoveBoard dealId={dealId} />}
        <Tool
          label={t('dealPage.window.link')}
          icon={IconLink}
          act={() => void copyDealLink(session, dealId)}
        />
        {alone ? (
          <Tool
            label={t('dealPage.window.onBoard')}
            icon={IconLayoutKanban}
            act={() => session.ui.set({ alone: false })}
          />
        ) : (
          <>
            <Tool
              label={t('dealPage.window.open')}
              icon={IconAppWindow}
              act={() => void openDealAlone(session, dealId)}
            />
            <WideButton isWide={isWide} />
            <Tool label={t('deal.close')} icon={IconX} act={close} />
          </>
        )}
      </header>
      {state.kind === 'gone' && <p className={styles['note']}>{t('deal.gone')}</p>}
      {state.kind === 'shown' && (
        <OpenDealContext value={dealId}>
          <Body detail={state.detail} />
        </OpenDealContext>
      )}
    </div>
  )
}

/** What the rep gets back comes before what is asked of them. */
function Body({ detail }: { readonly detail: DealDetail }): ReactNode {
  const presence = useDealPresence(detail.card.id)
  const boardId = useSelected(useSession().board, board => board?.boardId ?? null)
  const answer = useHowToWin(boardId, detail.card.id)
  return (
    <div className={styles['body']} {...presence}>
      <DeletedNote detail={detail} />
      <LateEdits detail={detail} />
      <Heading detail={detail} />
      <CrmLink detail={detail} />
      <HowToWin detail={detail} answer={answer} />
      <NextStep detail={detail} />
      <Below detail={detail} answer={answer} />
    </div>
  )
}

interface BelowProps {
  readonly detail: DealDetail
  readonly answer: HowToWinAnswer | null
}

/** What stands below what one looks at first. */
function Below({ detail, answer }: BelowProps): ReactNode {
  return (
    <InPieces>
      <>
        <Brief detail={detail} isPlaced={answer !== null} />
        <Committee detail={detail} />
        <Team detail={detail} />
      </>
      <>
        <Qualification detail={detail} />
        <Plan detail={detail} />
      </>
      <Facts detail={detail} />
      <>
        <Ledger detail={detail} past={answer?.discounts ?? null} />
        <MentionedIn kind="deal" id={detail.card.id} />
        <History detail={detail} />
      </>
    </InPieces>
  )
}

interface ToolProps {
  readonly label: string
  readonly icon: Icon
  readonly act: () => void
}

function Tool({ label, icon: Drawn, act }: ToolProps): ReactNode {
  return (
    <ActionIcon aria-label={label} title={label} onClick={act}>
      <Drawn size={16} stroke={1.75} />
    </ActionIcon>
  )
}

function WideButton({ isWide }: { readonly isWide: boolean }): ReactNode {
  const { t } = useTranslation()
  const { preferences } = useSession()
  return (
    <Tool
      label={isWide ? t('dealPage.narrow') : t('dealPage.wide')}
      icon={isWide ? IconArrowsDiagonalMinimize2 : IconArrowsDiagonal}
      act={() => preferences.set({ ...preferences.get(), wideDeal: !isWide })}
    />
  )
}

function DeleteButton({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  if (detail.deleted !== null) return null
  const remove = (): void => {
    void deleteDeals(session, [detail.card.id])
    session.ui.closeDeal()
  }
  return <Tool label={t('deal.delete')} icon={IconTrash} act={remove} />
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
    ui.closeDeal()
    const card = (which: string) => document.querySelector<HTMLElement>(`[data-card${which}`)
    const back = card(`="${dealId}"]`) ?? card('][tabindex="0"]')
    back?.focus({ preventScroll: true })
  }, [ui, dealId])
}

function useFocusOnOpen(panel: React.RefObject<HTMLElement | null>): void {
  useEffect(() => panel.current?.focus({ preventScroll: true }), [panel])
}

/** The window is called by the deal while it is open, and as it was before when that is closed. */
function useWindowTitle(title: string): void {
  useEffect(() => {
    if (title === '') return
    const before = document.title
    document.title = `${title} – Winroom`
    return () => {
      document.title = before
    }
  }, [title])
}
