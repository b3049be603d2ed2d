import { Button, Select } from '@mantine/core'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../../core/dates'
import { xOf, zooms, type Zoom } from '../../../../core/timeline/timeline'
import { useRowsState } from '../../../replica/use-rows'
import { isFiltered } from '../../../app/ui-state'
import { useUi } from '../../../app/session'
import { useBoard } from '../board-context'
import { EmptyBoard } from '../empty-board'
import { TIMELINE_NAMES } from '../../../ui/tokens'
import { TimelineLines } from './lines'
import { TimelineState } from './timeline-state'
import styles from './timeline.module.css'
import { laneColumns, useTimeline, type LaneColumn } from './use-timeline'

/** Of what is in sight, the part left of today when one comes. */
const BEFORE_TODAY = 0.3

/** The deals of a board in time: each a bar from its start to its close. */
export default function Timeline(): ReactNode {
  const { t } = useTranslation()
  const { board, rows, today } = useBoard()
  const { filter } = useUi()
  const [zoom, setZoom] = useState<Zoom>('quarter')
  const [lanes, setLanes] = useState<LaneColumn>('ownerId')
  const lines = useTimeline(lanes)
  const loaded = useRowsState(rows)
  const state = useMemo(() => {
    void board.id
    return new TimelineState()
  }, [board.id])
  const scroller = useRef<HTMLDivElement>(null)
  const { span, look } = lines
  const lookAt = (day: CalendarDate): void => {
    const seen = (scroller.current?.clientWidth ?? 0) - TIMELINE_NAMES
    scroller.current?.scrollTo({ left: xOf(day, span, zoom) - seen * (day === today ? BEFORE_TODAY : 0.9) })
  }
  useEffect(() => {
    lookAt(look)
    // When one comes, and when the same time takes another width; an edit that draws time out moves nothing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [zoom, span.from])
  const empty = lines.layout.count === 0 && loaded === 'complete' && !isFiltered(filter)
  return (
    <div className={styles['timeline']} data-loaded={loaded}>
      <div className={styles['toolbar']} role="toolbar" aria-label={t('timeline.arrange')}>
        <Select
          size="xs"
          aria-label={t('timeline.lanes')}
          value={lanes}
          data={laneColumns.map(value => ({
            value,
            label: t('table.by', { name: t(`deal.field.${value}`) }),
          }))}
          onChange={value => setLanes(laneColumns.find(each => each === value) ?? 'ownerId')}
        />
        <Select
          size="xs"
          aria-label={t('timeline.zoom')}
          value={zoom}
          data={zooms.map(value => ({ value, label: t(`timeline.zooms.${value}`) }))}
          onChange={value => setZoom(zooms.find(each => each === value) ?? 'quarter')}
        />
        <Button variant="default" onClick={() => lookAt(today)}>
          {t('timeline.today')}
        </Button>
        <span className={styles['hint']}>{t('timeline.hint')}</span>
      </div>
      <TimelineLines scroller={scroller} lines={lines} lanes={lanes} zoom={zoom} state={state} />
      {empty && <EmptyBoard />}
    </div>
  )
}
