import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayParts, type DayPart } from '../../../core/insights/my-day'
import type { Question } from '../../../electron/contract/my-day'
import { useSession } from '../../app/session'
import { AskedLine } from './asked-line'
import { DayLine } from './day-line'
import type { DayLine as Line } from './line-text'
import styles from './my-day.module.css'
import { TacticBook } from './tactic-book'
import { useWalk } from './use-walk'

const ESTIMATE = 84
const HEADING = 44

type Item =
  | { readonly kind: 'part'; readonly part: DayPart | 'asked'; readonly count: number }
  | { readonly kind: 'asked'; readonly question: Question }
  | { readonly kind: 'line'; readonly line: Line }

interface DayListProps {
  readonly questions: readonly Question[]
  readonly lines: readonly Line[]
}

/** What others ask, then the lines of a day under what they ask for; only those in sight are in the page. */
export function DayList({ questions, lines }: DayListProps): ReactNode {
  const { t } = useTranslation()
  const { client } = useSession()
  const scroller = useRef<HTMLDivElement>(null)
  const tactics = useMemo(() => new TacticBook(client), [client])
  const items = useMemo(() => itemsOf(questions, lines), [questions, lines])
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: at => (items[at]?.kind === 'part' ? HEADING : ESTIMATE),
    getItemKey: at => keyOf(items[at]),
    overscan: 6,
  })
  const keys = useMemo(() => items.flatMap(item => (item.kind === 'part' ? [] : keyOf(item))), [items])
  const { entry, onFocus, onKeyDown } = useWalk(keys, scroller, key =>
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
              {item.kind === 'part' && (
                <h2 className={styles['part']}>
                  {t(`day.part.${item.part}`)} <span>{item.count}</span>
                </h2>
              )}
              {item.kind === 'asked' && (
                <AskedLine
                  question={item.question}
                  isEntry={keyOf(item) === entry}
                  onFocus={() => onFocus(keyOf(item))}
                />
              )}
              {item.kind === 'line' && (
                <DayLine
                  line={item.line}
                  tactics={tactics}
                  isEntry={keyOf(item) === entry}
                  onFocus={() => onFocus(keyOf(item))}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function itemsOf(questions: readonly Question[], lines: readonly Line[]): Item[] {
  const asked = questions.map(question => ({ kind: 'asked', question }) as const)
  const parts = dayParts.map(part => {
    const here = lines.filter(line => line.part === part)
    return [part, here.map(line => ({ kind: 'line', line }) as const)] as const
  })
  return [['asked', asked] as const, ...parts].flatMap(([part, here]): Item[] =>
    here.length === 0 ? [] : [{ kind: 'part', part, count: here.length }, ...here],
  )
}

function keyOf(item: Item | undefined): string {
  switch (item?.kind) {
    case 'part':
      return item.part
    case 'asked':
      return item.question.id
    case 'line':
      return item.line.key
    case undefined:
      return ''
  }
}
