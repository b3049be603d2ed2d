import type { ReactNode } from 'react'
import type { Group, Line } from '../../../../core/table/lay-out'
import type { Bar } from '../../../../core/timeline/timeline'
import { useSession } from '../../../app/session'
import { useBoard } from '../board-context'
import type { DealRow } from '../table/rows'
import type { TimelineState } from './timeline-state'
import styles from './timeline.module.css'
import type { Side } from './use-seen'
import type { LaneColumn, TimelineLines } from './use-timeline'

/** A line that is in the page: where it is, and where its bar is if that is not in sight. */
export interface ShownLine {
  readonly key: string | number | bigint
  readonly top: number
  readonly line: Line<DealRow>
  readonly bar: Bar | null
  readonly side: Side | null
}

interface NamesProps {
  readonly lines: readonly ShownLine[]
  readonly lanes: LaneColumn
  readonly book: TimelineLines['book']
  readonly cursor: string | null
  readonly state: TimelineState
}

/**
 * What stays at the edges while one scrolls sideways: each line's name, and where its bar is. One column at each edge: a name
 * that stays by itself on every line is a layer of its own, and seventy of them held a frame for 180 ms while one scrolled.
 */
export function Names({ lines, lanes, book, cursor, state }: NamesProps): ReactNode {
  return (
    <>
      <div className={styles['names']} aria-hidden>
        {lines.map(({ key, top, line, bar, side }) => {
          const place = { transform: `translateY(${top}px)` }
          if (line.kind === 'group')
            return <GroupName key={key} place={place} lanes={lanes} book={book} line={line} />
          const isCursor = line.row.card.id === cursor
          return (
            <Name key={key} place={place} row={line.row} isCursor={isCursor} state={state}>
              {bar !== null && side === 'before' && <Away bar={bar} side={side} />}
            </Name>
          )
        })}
      </div>
      <div className={styles['edge']} aria-hidden>
        {lines.map(
          ({ key, top, bar, side }) =>
            bar !== null &&
            side === 'after' && (
              <span key={key} className={styles['row']} style={{ transform: `translateY(${top}px)` }}>
                <Away bar={bar} side={side} />
              </span>
            ),
        )}
      </div>
    </>
  )
}

interface NameProps {
  readonly place: React.CSSProperties
  readonly row: DealRow
  readonly isCursor: boolean
  readonly state: TimelineState
  readonly children: ReactNode
}

function Name({ place, row: { card }, isCursor, state, children }: NameProps): ReactNode {
  const { ui } = useSession()
  const { formats } = useBoard()
  return (
    <div
      className={styles['name']}
      data-cursor={isCursor || undefined}
      style={place}
      onClick={() => state.cursor.set(card.id)}
      onDoubleClick={() => ui.openDeal(card.id)}
    >
      <span className={styles['text']}>{card.title}</span>
      {card.amount !== null && <span className={styles['amount']}>{formats.compact(card.amount)}</span>}
      {children}
    </div>
  )
}

interface GroupNameProps extends Pick<NamesProps, 'lanes' | 'book'> {
  readonly place: React.CSSProperties
  readonly line: Group
}

function GroupName({ place, lanes, book, line }: GroupNameProps): ReactNode {
  const { formats } = useBoard()
  return (
    <div className={styles['name']} data-group style={place}>
      <strong>{book.groupName(lanes, line.key)}</strong>{' '}
      <span className="tabular">
        {[formats.number(line.count), ...line.sums.map(sum => formats.compact(sum))].join(' · ')}
      </span>
    </div>
  )
}

/** Where a bar is that is not in sight; a click on its line goes there. */
function Away({ bar, side }: { readonly bar: Bar; readonly side: Side }): ReactNode {
  const { formats } = useBoard()
  return (
    <span className={styles['away']} data-side={side}>
      {side === 'before' ? `← ${formats.date(bar.to)}` : `${formats.date(bar.from)} →`}
    </span>
  )
}
