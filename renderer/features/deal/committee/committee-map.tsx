import { useId, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { reportingLines } from '../../../../core/workspace/contact'
import type { Seat } from '../../../../core/deal/committee'
import type { DealDetail } from '../../../../electron/contract/rows'
import { editPart } from '../../../app/deal-part-actions'
import { useSession } from '../../../app/session'
import styles from '../page/page.module.css'
import { spotsOf, steppedBy, within, type Spot } from './spots'

const MIDDLE: Spot = { x: 0.5, y: 0.5 }

/** The committee as people draw it on a wall: moved by hand or by arrow keys, the same for everybody who looks. */
export function CommitteeMap({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const map = useRef<HTMLDivElement>(null)
  const hint = useId()
  /** Somebody who is being moved here; written once, when they are let go of. */
  const [moving, setMoving] = useState<{ readonly id: string; readonly spot: Spot } | null>(null)
  const stand = spotsOf(detail.seats)
  const spots = new Map(
    detail.seats.map(({ id }, at) => [id, moving?.id === id ? moving.spot : (stand[at] ?? MIDDLE)]),
  )

  function letGo(): void {
    if (moving === null) return
    setMoving(null)
    void editPart(session, detail.card, 'seats', moving.id, 'spot', moving.spot)
  }

  function drag(seat: Seat, event: React.PointerEvent): void {
    const box = map.current?.getBoundingClientRect()
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]
    setMoving({ id: seat.id, spot: within({ x, y }) })
  }

  return (
    <div>
      <div
        ref={map}
        className={styles['map']}
        role="group"
        aria-label={t('dealPage.committee.map')}
        aria-describedby={hint}
      >
        <Lines detail={detail} spots={spots} />
        {detail.seats.map(seat => (
          <Person
            key={seat.id}
            seat={seat}
            detail={detail}
            spot={spots.get(seat.id) ?? MIDDLE}
            onDrag={event => drag(seat, event)}
            onStep={spot => setMoving({ id: seat.id, spot })}
            onLetGo={letGo}
          />
        ))}
      </div>
      <p id={hint} className={styles['soft']}>
        {t('dealPage.committee.mapHint')}
      </p>
    </div>
  )
}

interface PersonProps {
  readonly seat: Seat
  readonly detail: DealDetail
  readonly spot: Spot
  readonly onDrag: (event: React.PointerEvent) => void
  readonly onStep: (spot: Spot) => void
  readonly onLetGo: () => void
}

function Person({ seat, detail, spot, onDrag, onStep, onLetGo }: PersonProps): ReactNode {
  const { t } = useTranslation()
  const name = detail.contacts.find(each => each.id === seat.contactId)?.name ?? t('deal.arriving')
  return (
    <button
      type="button"
      className={styles['person']}
      data-stance={seat.stance}
      data-part={`seats:${seat.id}`}
      data-holds
      style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onDrag}
      onPointerUp={onLetGo}
      onPointerCancel={onLetGo}
      onBlur={onLetGo}
      onKeyDown={event => {
        const next = steppedBy(event.key, spot)
        if (next === null) return
        event.preventDefault()
        event.stopPropagation()
        onStep(next)
      }}
      // A key that is held is one move, and one step to undo.
      onKeyUp={onLetGo}
    >
      {name}
      <small>
        {[
          seat.role === null ? null : t(`dealPage.committee.roles.${seat.role}`),
          seat.stance === 'unknown' ? null : t(`dealPage.committee.stances.${seat.stance}`),
        ]
          .filter(each => each !== null)
          .join(' · ')}
      </small>
    </button>
  )
}

/** Who reports to whom, among those who are on the map. */
function Lines({
  detail,
  spots,
}: {
  readonly detail: DealDetail
  readonly spots: ReadonlyMap<string, Spot>
}) {
  const above = reportingLines(detail.contacts)
  const spotOfContact = new Map(detail.seats.map(seat => [seat.contactId, spots.get(seat.id)]))
  return (
    <svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none">
      {detail.seats.map(seat => {
        const boss = above.get(seat.contactId) ?? null
        const [from, to] = [spots.get(seat.id), boss === null ? undefined : spotOfContact.get(boss)]
        if (from === undefined || to === undefined) return null
        const ends = { x1: from.x * 100, y1: from.y * 100, x2: to.x * 100, y2: to.y * 100 }
        return <line key={seat.id} {...ends} vectorEffect="non-scaling-stroke" />
      })}
    </svg>
  )
}
