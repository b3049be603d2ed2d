import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayParts, type DayPart } from '../../../core/insights/my-day'
import { useSession } from '../../app/session'
import { DayLine } from './day-line'
import type { DayLine as Line } from './line-text'
import styles from './my-day.module.css'
import { TacticBook } from './tactic-book'

const ESTIMATE = 84
const HEADING = 44

type Item =
  | { readonly kind: 'part'; readonly part: DayPart; readonly count: number }
  | { readonly kind: 'line'; readonly line: Line }

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** The lines of a day under what they ask for, of which only those in sight are in the page. */
export function DayList({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const { t } = useTranslation()
  const { client } = useSession()
  const scroller = useRef<HTMLDivElement>(null)
  const tactics = useMemo(() => new TacticBook(client), [client])
  const items = useMemo(() => itemsOf(lines), [lines])
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: at => (items[at]?.kind === 'part' ? HEADING : ESTIMATE),
    getItemKey: at => keyOf(items[at]),
    overscan: 6,
  })
  const { entry, onFocus, onKeyDown } = useWalk(lines, scroller, key =>
    list.scrollToIndex(items.findIndex(item => keyOf(item) === key)),
  )
  return (
    <div ref={scroller} className={styles['scroller']} onKeyDown={onKeyDown}>
      <div
        className={styles['list']}
        role="list"
        aria-label={t('day.title')}
        style={{ height: list.getTotalSize() }}
      >
        {list.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <div
              key={key}
              ref={list.measureElement}
              data-index={index}
              // A heading is an item of the list; a line brings its own role, with its name.
              role={item.kind === 'part' ? 'listitem' : 'presentation'}
              className={styles['item']}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.kind === 'part' ? (
                <h2 className={styles['part']}>
                  {t(`day.part.${item.part}`)} <span>{item.count}</span>
                </h2>
              ) : (
                <DayLine
                  line={item.line}
                  tactics={tactics}
                  isEntry={item.line.key === entry}
                  onFocus={() => onFocus(item.line.key)}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function itemsOf(lines: readonly Line[]): Item[] {
  return dayParts.flatMap(part => {
    const here = lines.filter(line => line.part === part)
    if (here.length === 0) return []
    return [
      { kind: 'part', part, count: here.length } as const,
      ...here.map(line => ({ kind: 'line', line }) as const),
    ]
  })
}

function keyOf(item: Item | undefined): string {
  if (item === undefined) return ''
  return item.kind === 'part' ? item.part : item.line.key
}

/** From line to line by arrow keys; when the one that has the focus is done and goes, its neighbour has it. */
function useWalk(
  lines: readonly Line[],
  scroller: React.RefObject<HTMLDivElement | null>,
  show: (key: string) => void,
) {
  const [at, setAt] = useState<{ readonly key: string; readonly index: number } | null>(null)
  const held = useRef(false)
  const focus = (key: string): void => {
    show(key)
    // A line that was out of sight is in the page one frame later.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-line="${key}"]`)?.focus())
  }
  const indexOf = (key: string | undefined): number => lines.findIndex(line => line.key === key)
  useLayoutEffect(() => {
    if (at === null || !held.current || indexOf(at.key) >= 0) return
    const heir = lines[Math.min(at.index, lines.length - 1)]
    if (heir !== undefined) focus(heir.key)
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined || event.target instanceof HTMLInputElement) return
    const next = lines[Math.max(0, Math.min(lines.length - 1, indexOf(at?.key) + step))]
    if (next === undefined) return
    event.preventDefault()
    focus(next.key)
  }
  const onFocus = (key: string): void => {
    held.current = true
    setAt({ key, index: indexOf(key) })
  }
  const entry = at !== null && indexOf(at.key) >= 0 ? at.key : lines[0]?.key
  return { entry, onFocus, onKeyDown }
}
