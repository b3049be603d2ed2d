import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import styles from './charts.module.css'

export interface ChartLine {
  readonly key: string
  readonly label: string
  /** 0 to 1; null where there is not enough to say: then only the text is shown. */
  readonly share: number | null
  /** Between what it lies, 0 to 1. */
  readonly interval?: { readonly low: number; readonly high: number } | null
  readonly text: string
  /** Said between this line and the next. */
  readonly between?: string | undefined
  readonly onOpen: () => void
}

interface RowChartProps {
  readonly lines: readonly ChartLine[]
  readonly summary: string
  /** A share that the lines are compared with. */
  readonly mark?: { readonly share: number; readonly label: string } | undefined
}

const LINE = 26
const GAP = 22
const LABEL = 150
const TEXT = 150
const HEAD = 18
const LETTERS = 22

/** Lying bars: a name, a bar, what it says. */
export function RowChart({ lines, summary, mark }: RowChartProps): ReactNode {
  const { ref, width } = useElementSize()
  const hasBetween = lines.some(({ between }) => between !== undefined)
  const step = LINE + (hasBetween ? GAP : 6)
  const head = mark === undefined ? 0 : HEAD
  const height = head + lines.length * step
  const room = Math.max(40, width - LABEL - TEXT)
  const x = (share: number): number => LABEL + share * room
  return (
    <div ref={ref} className={styles['chart']} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={summary}>
          {mark !== undefined && (
            <g className={styles['mark']}>
              <line x1={x(mark.share)} x2={x(mark.share)} y1={HEAD - 4} y2={height} />
              <text x={x(mark.share) + 4} y={HEAD - 8}>
                {mark.label}
              </text>
            </g>
          )}
          {lines.map((line, at) => (
            <Line key={line.key} line={line} y={head + at * step} x={x} width={width} />
          ))}
        </svg>
      )}
    </div>
  )
}

interface LineProps {
  readonly line: ChartLine
  readonly y: number
  readonly x: (share: number) => number
  readonly width: number
}

function Line({ line, y, x, width }: LineProps): ReactNode {
  const { label, share, interval, text, between, onOpen } = line
  const middle = y + LINE / 2
  const end = interval?.high ?? share ?? 0
  return (
    <g className={styles['hit']} onClick={onOpen}>
      <rect x={0} y={y} width={width} height={LINE} className={styles['area']} />
      <text x={LABEL - 10} y={middle + 4} className={styles['rowName']}>
        <title>{label}</title>
        {label.length > LETTERS ? `${label.slice(0, LETTERS - 1)}…` : label}
      </text>
      {
        share !== null &&
        <rect data-tone="strong" x={x(0)} y={y + 4} width={Math.max(2, x(share) - x(0))} height={LINE - 8} rx={2} /> // prettier-ignore
      }
      {interval !== null && interval !== undefined && (
        <g className={styles['interval']}>
          <line x1={x(interval.low)} x2={x(interval.high)} y1={middle} y2={middle} />
          <line x1={x(interval.low)} x2={x(interval.low)} y1={middle - 4} y2={middle + 4} />
          <line x1={x(interval.high)} x2={x(interval.high)} y1={middle - 4} y2={middle + 4} />
        </g>
      )}
      <text x={x(end) + 8} y={middle + 4} className={styles['rowText']}>
        {text}
      </text>
      {between !== undefined && (
        <text x={x(0)} y={y + LINE + GAP - 9} className={styles['rowBetween']}>
          {between}
        </text>
      )}
    </g>
  )
}
