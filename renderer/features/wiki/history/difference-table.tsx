import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference, DifferenceRow, WordStep } from '../../../../core/page/history/difference'
import type { PageLine } from '../../../../core/page/history/lines'
import styles from './history.module.css'
import { shownRows } from './shown-rows'

interface DifferenceTableProps {
  readonly difference: Difference
  /** What the two sides are. */
  readonly columns: readonly [string, string]
}

/** Two states of a page side by side, one above the other where there is no room. What stayed is folded. */
export function DifferenceTable({ difference, columns }: DifferenceTableProps): ReactNode {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const rows = useMemo(() => shownRows(difference, opened), [difference, opened])
  return (
    <div className={styles['frame']}>
      <div role="table" className={styles['table']} aria-label={t('history.difference')}>
        <div role="row" className={styles['row']} data-head>
          {columns.map(column => (
            <span role="columnheader" key={column}>
              {column}
            </span>
          ))}
        </div>
        {rows.map(shown =>
          shown.kind === 'row' ? (
            <Row key={shown.at} row={shown.row} />
          ) : (
            <div role="row" key={`fold ${shown.at}`}>
              <span role="cell" aria-colspan={2}>
                <UnstyledButton
                  className={styles['fold']}
                  onClick={() => setOpened(new Set([...opened, shown.at]))}
                >
                  {t('history.unchanged', { count: shown.count })}
                </UnstyledButton>
              </span>
            </div>
          ),
        )}
      </div>
    </div>
  )
}

function Row({ row }: { readonly row: DifferenceRow }): ReactNode {
  const { t } = useTranslation()
  switch (row.kind) {
    case 'same':
      return (
        <div role="row" className={styles['row']} data-kind="same">
          <Cell line={row.before} />
          <Cell line={row.after} />
        </div>
      )
    case 'changed': {
      const onlyLooks = row.words.every(word => word.kind === 'same')
      return (
        <div role="row" className={styles['row']} data-kind="changed">
          <Cell line={row.before} words={row.words.filter(word => word.kind !== 'added')} />
          <Cell
            line={row.after}
            words={row.words.filter(word => word.kind !== 'removed')}
            {...(onlyLooks && { note: t('history.onlyLooks') })}
          />
        </div>
      )
    }
    case 'removed':
      return (
        <div role="row" className={styles['row']} data-kind="removed">
          <Cell line={row.before} all="removed" {...(row.moved && { note: t('history.movedAway') })} />
          <Cell line={null} />
        </div>
      )
    case 'added':
      return (
        <div role="row" className={styles['row']} data-kind="added">
          <Cell line={null} />
          <Cell line={row.after} all="added" {...(row.moved && { note: t('history.movedHere') })} />
        </div>
      )
  }
}

interface CellProps {
  readonly line: PageLine | null
  readonly words?: readonly WordStep[]
  /** The whole line went, or came. */
  readonly all?: 'removed' | 'added'
  readonly note?: string
}

function Cell({ line, words, all, note }: CellProps): ReactNode {
  if (line === null) return <span role="cell" className={styles['nothing']} />
  const steps = words ?? [{ kind: all ?? ('same' as const), text: line.text }]
  return (
    <span role="cell" className={styles['cell']} data-role={line.role} data-depth={Math.min(line.depth, 4)}>
      <Mark line={line} />
      <span className={styles['line']} data-level={line.level}>
        <What line={line} />
        {steps.map((step, at) => (
          <Step key={at} step={step} />
        ))}
        {note !== undefined && <em>{note}</em>}
      </span>
    </span>
  )
}

/** Words that stayed, went or came. */
export function Step({ step: { kind, text } }: { readonly step: WordStep }): ReactNode {
  if (kind === 'added') return <ins>{text}</ins>
  if (kind === 'removed') return <del>{text}</del>
  return text
}

const marks: Partial<Record<PageLine['role'], string>> = {
  bullet: '•',
  number: '#',
  open: '☐',
  done: '☑',
  title: '▸',
}

function Mark({ line: { role } }: { readonly line: PageLine }): ReactNode {
  const mark = marks[role]
  return mark === undefined ? null : <span aria-hidden="true">{mark}</span>
}

/** Lines that are no text say what they are; a tick is said, not only shown. */
function What({ line: { role } }: { readonly line: PageLine }): ReactNode {
  const { t } = useTranslation()
  if (role === 'done') return <VisuallyHidden>{t('history.line.done')} </VisuallyHidden>
  if (role !== 'image' && role !== 'divider' && role !== 'opaque') return null
  return <i>{t(`history.line.${role}`)} </i>
}
