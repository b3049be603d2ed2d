import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealId } from '../../../core/ids'
import type { FactRow } from '../../../electron/contract/fact-rows'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import styles from './portfolio.module.css'

const ROW_HEIGHT = 52

/** A figure that was opened: its name, how it is computed, and the deals. */
export interface Opened {
  readonly label: string
  readonly how: string | null
  readonly deals: readonly DealId[]
  /** What is to be said of a deal here: by how many days it slipped. */
  readonly notes?: ReadonlyMap<string, string>
}

interface DealsBehindProps {
  readonly opened: Opened
  readonly facts: readonly FactRow[]
  readonly onClose: () => void
}

/** The deals that a figure was made of, the largest first. */
export function DealsBehind({ opened, facts, onClose }: DealsBehindProps): ReactNode {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const deals = useMemo(() => {
    const wanted = new Set<string>(opened.deals)
    return facts.filter(fact => wanted.has(fact.id)).sort((a, b) => (b.minor ?? -1) - (a.minor ?? -1))
  }, [opened, facts])
  const rows = useVirtualizer({
    count: deals.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  return (
    <aside
      className={styles['behind']}
      aria-label={opened.label}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header>
        <div>
          <h2>{opened.label}</h2>
          {opened.how !== null && <p className={styles['soft']}>{opened.how}</p>}
          <p className={styles['soft']}>{t('portfolio.of', { count: deals.length })}</p>
        </div>
        <ActionIcon aria-label={t('portfolio.close')} onClick={onClose} autoFocus>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      <div ref={scroller} className={styles['list']} tabIndex={-1}>
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const fact = deals[index]
            return fact === undefined ? null : (
              <li key={fact.id} style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}>
                <DealRow fact={fact} note={opened.notes?.get(fact.id)} />
              </li>
            )
          })}
        </ul>
      </div>
    </aside>
  )
}

interface DealRowProps {
  readonly fact: FactRow
  readonly note: string | undefined
}

function DealRow({ fact, note }: DealRowProps): ReactNode {
  const session = useSession()
  const formats = useFormats()
  const { stages, accounts, people } = useDirectory()
  const date = fact.kind === 'open' ? fact.closeDate : fact.closedOn
  const about = [
    note,
    stages.get(fact.stageId)?.name,
    fact.accountId === null ? undefined : accounts.get(fact.accountId)?.name,
    fact.ownerId === null ? undefined : people.get(fact.ownerId)?.name,
  ].filter(part => part !== undefined)
  return (
    <button
      type="button"
      className={styles['deal']}
      onClick={() => session.ui.openDeal(fact.id, fact.boardId)}
    >
      <span>{fact.title}</span>
      <span>{fact.amount === null ? '' : formats.money(fact.amount)}</span>
      <small>{about.join(' · ')}</small>
      <small>{date === null ? '' : formats.date(date)}</small>
    </button>
  )
}
