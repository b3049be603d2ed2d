import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import styles from './charts.module.css'

/** From what is surest to what is least: told apart by lightness and outline, which every eye and printer can. */
export type Tone = 'strong' | 'mid' | 'soft'

export interface Column {
  readonly key: string
  readonly label: string
  /** Drawn on one baseline, the largest behind: each holds the ones before it. */
  readonly parts: readonly { readonly value: number; readonly tone: Tone }[]
  /** Said above it. */
  readonly text: string
  readonly onOpen: () => void
}

interface ColumnChartProps {
  readonly columns: readonly Column[]
  /** The chart in a sentence, for who does not see it. */
  readonly summary: string
  /** A line across, `at` in columns from the left edge: 2.5 is the middle of the third. */
  readonly mark?: { readonly at: number; readonly label: string } | undefined
}

const HEIGHT = 200
const TOP = 34
const BOTTOM = 22
const WIDEST = 72
/** Pixels that a label of so many letters takes, about. */
const LETTER = 6.6

/** Upright bars with their values above and names beneath. */
export function ColumnChart({ columns, summary, mark }: ColumnChartProps): ReactNode {
  const { ref, width } = useElementSize()
  const most = Math.max(1, ...columns.flatMap(({ parts }) => parts.map(({ value }) => value)))
  const step = width / Math.max(1, columns.length)
  const bar = Math.min(WIDEST, step * 0.68)
  const heightOf = (value: number): number => (value / most) * (HEIGHT - TOP - BOTTOM)
  const longest = Math.max(...columns.map(({ label, text }) => Math.max(label.length, text.length)))
  // Where they would run into each other, every second or third is said.
  const every = Math.max(1, Math.ceil((longest * LETTER + 6) / Math.max(1, step)))
  return (
    <div ref={ref} className={styles['chart']} style={{ height: HEIGHT }}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
          <line className={styles['axis']} x1={0} x2={width} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
          {
            columns.map(({ key, label, parts, text, onOpen }, at) => {
            const middle = step * (at + 0.5)
            const tallest = Math.max(0, ...parts.map(({ value }) => heightOf(value)))
            return (
              <g key={key} className={styles['hit']} onClick={onOpen}>
                <rect x={step * at} y={0} width={step} height={HEIGHT} className={styles['area']} />
                {parts.toSorted((a, b) => b.value - a.value).map(({ value, tone }) => (
                  <rect key={tone} data-tone={tone} x={middle - bar / 2} width={bar} y={HEIGHT - BOTTOM - heightOf(value)} height={heightOf(value)} rx={2} />
                ))}
                {at % every === 0 && <text x={middle} y={HEIGHT - BOTTOM - tallest - 6}>{text}</text>}
                {at % every === 0 && <text x={middle} y={HEIGHT - 6} className={styles['name']}>{label}</text>}
              </g>
            )
          }) /* prettier-ignore */
          }
          {mark !== undefined && (
            <g className={styles['mark']}>
              <line x1={mark.at * step} x2={mark.at * step} y1={14} y2={HEIGHT - BOTTOM} />
              <text x={mark.at * step + 5} y={12}>
                {mark.label}
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  )
}
