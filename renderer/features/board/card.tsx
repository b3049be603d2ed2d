import { Tooltip } from '@mantine/core'
import { memo, useCallback, useEffect, useRef, type ReactNode } from 'react'
import type { DealId } from '../../../core/ids'
import type { StageKind } from '../../../core/workspace/schema'
import type { CardRow, Presence } from '../../../electron/contract/rows'
import { useDirectory, useSession } from '../../app/session'
import { useSelected } from '../../replica/value-store'
import { Avatar } from '../../ui/avatar'
import { useBoard } from './board-context'
import styles from './card.module.css'
import { CardTitleEdit } from './card-title-edit'
import { needsOf } from './needs'
import { useStillText } from './still-mark'
import { useCardDrag } from './use-card-drag'

interface CardProps {
  readonly row: CardRow
  readonly kind: StageKind
  readonly position: number
  readonly of: number
  readonly onPress: (id: DealId, event: React.MouseEvent) => void
}

/** One card: a row of a lane's list. Focus, selection and drag are looked up by its id, so that each paints alone. */
export const Card = memo(function Card({ row, kind, position, of, onPress }: CardProps) {
  const { state } = useBoard()
  const session = useSession()
  const element = useRef<HTMLDivElement>(null)
  const { id } = row
  const atCursor = useSelected(state.cursor, cursor => cursor.id === id)
  const focusToken = useSelected(state.cursor, cursor => (cursor.id === id ? cursor.token : 0))
  const selected = useSelected(state.selection, ({ ids }) => ids.has(id))
  const editing = useSelected(state.editing, editingId => editingId === id)
  const edge = useSelected(state.landing, landing =>
    landing?.kind === 'card' && landing.id === id ? landing.edge : null,
  )
  const away = useSelected(state.dragging, ids => ids.has(id))
  const carried = useSelected(state.carry, carry => carry?.ids.includes(id) ?? false)
  const inspected = useSelected(session.ui.store, ui => ui.dealId === id)
  const other = useSelected(session.presence, index => index.byDeal.get(id))
  useCardDrag(element, id, row.lane, editing)
  useEffect(() => {
    if (focusToken > 0) element.current?.focus({ preventScroll: true })
  }, [focusToken])
  const press = useCallback((event: React.MouseEvent) => onPress(id, event), [id, onPress])
  const reasons = useReasons(row, kind)
  const label = useCardLabel(row, reasons)
  return (
    <div
      ref={element}
      className={styles['slot']}
      role={editing ? 'group' : 'option'}
      aria-label={label}
      {...(!editing && { 'aria-selected': selected, 'aria-posinset': position, 'aria-setsize': of })}
      tabIndex={atCursor ? 0 : -1}
      data-card={id}
      data-edge={edge ?? undefined}
      data-carried={carried || undefined}
      onClick={press}
      onFocus={event => event.target === element.current && state.point(id)}
    >
      <div
        className={styles['card']}
        data-selected={selected || inspected || undefined}
        data-away={away || undefined}
        {...(other !== undefined && {
          style: { '--holder': `var(--wr-member-${other.colour})` } as React.CSSProperties,
          'data-held': '',
        })}
      >
        {editing ? <CardTitleEdit row={row} /> : <div className={styles['title']}>{row.title}</div>}
        <CardFacts row={row} />
        <NeedsDot reasons={reasons} />
        {other !== undefined && <Holder presence={other} />}
      </div>
    </div>
  )
})

function CardFacts({ row }: { readonly row: CardRow }): ReactNode {
  const { t, formats } = useBoard()
  const { accounts, people, products } = useDirectory()
  const account = row.accountId === null ? undefined : accounts.get(row.accountId)?.name
  const owner = row.ownerId === null ? undefined : people.get(row.ownerId)?.name
  const product = row.productId === null ? undefined : products.get(row.productId)?.name
  // A title made of the product needs it no second time.
  const arriving = row.accountId !== null && account === undefined
  const spare = product === undefined || row.title.includes(product) ? t('board.noAccount') : product
  return (
    <>
      <div className={styles['line']}>
        <span className={styles['account']} data-missing={account === undefined || undefined}>
          {account ?? (arriving ? t('deal.arriving') : spare)}
        </span>
        {owner !== undefined && <Avatar name={owner} />}
      </div>
      <div className={styles['line']}>
        <span className="tabular">{row.amount === null ? '' : formats.money(row.amount)}</span>
        <span className={`${styles['date']} tabular`}>
          {row.closeDate === null ? '' : formats.date(row.closeDate)}
        </span>
      </div>
    </>
  )
}

/** Why this deal needs the rep's hand, in words. */
function useReasons(row: CardRow, kind: StageKind): string {
  const { t, today } = useBoard()
  const { people, directory } = useDirectory()
  const owner = row.ownerId === null ? undefined : people.get(row.ownerId)
  const mine = owner !== undefined && owner.claimedBy !== null && owner.claimedBy === directory.me?.id
  const still = useStillText(row.id)
  const needs = needsOf(row, kind, today, mine).map(need => t(`board.needs.${need}`))
  return [...needs, ...(still === null ? [] : [still])].join(' · ')
}

/** A dot, not an alarm: the reason is there for who looks. */
function NeedsDot({ reasons }: { readonly reasons: string }): ReactNode {
  if (reasons === '') return null
  return (
    <Tooltip label={reasons} position="top-end">
      <span className={styles['dot']} data-quiet={!reasons.includes('·') || undefined} aria-hidden="true" />
    </Tooltip>
  )
}

/** Everything that the card shows, read in one breath. */
function useCardLabel(row: CardRow, reasons: string): string {
  const { t, formats } = useBoard()
  const { accounts, people } = useDirectory()
  return [
    row.title,
    row.accountId === null ? undefined : accounts.get(row.accountId)?.name,
    row.amount === null ? undefined : formats.money(row.amount),
    row.closeDate === null ? undefined : formats.date(row.closeDate),
    row.ownerId === null ? undefined : people.get(row.ownerId)?.name,
    reasons === '' ? undefined : t('board.needs.label', { reasons }),
  ]
    .filter(part => part !== undefined && part !== '')
    .join(', ')
}

function Holder({ presence }: { readonly presence: Presence }): ReactNode {
  const { t } = useBoard()
  const { name, colour, doing } = presence
  return (
    <span
      className={styles['holder']}
      style={{ background: `var(--wr-member-${colour})`, color: `var(--wr-on-member-${colour})` }}
      title={t(`board.${doing}`, { name })}
    >
      {name}
    </span>
  )
}
