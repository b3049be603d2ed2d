import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import styles from './charts.module.css'

export interface Series {
  readonly key: string
  /** Said at its last point. */
  readonly label: string
  readonly values: readonly number[]
  readonly isDashed: boolean
}

interface LineChartProps {
  /** One a step; every series has as many values. */
  readonly steps: readonly string[]
  readonly series: readonly Series[]
  readonly summary: string
}

const HEIGHT = 200
const TOP = 12
const BOTTOM = 22
const RIGHT = 170
const LEFT = 44
const LETTER = 6.6
/** Pixels that two labels at the right need between them. */
const APART = 15

/** Lines over time, each named where it ends. */
export function LineChart({ steps, series, summary }: LineChartProps): ReactNode {
  const { ref, width } = useElementSize()
  const most = Math.max(1, ...series.flatMap(({ values }) => values))
  const step = (width - LEFT - RIGHT) / Math.max(1, steps.length - 1)
  const x = (at: number): number => LEFT + at * step
  const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM)
  const every = Math.max(1, Math.ceil((Math.max(...steps.map(({ length }) => length)) * LETTER + 8) / Math.max(1, step))) // prettier-ignore
  return (
    <div ref={ref} className={styles['chart']} style={{ height: HEIGHT }}>
      {
        width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
          <line className={styles['axis']} x1={0} x2={x(steps.length - 1) + 6} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
          {steps.map((name, at) => at % every === 0 && <text key={name} x={x(at)} y={HEIGHT - 6} className={styles['name']}>{name}</text>)}
          {series.map(({ key, values, isDashed }) => (
            <g key={key} className={styles['line']} data-dashed={isDashed || undefined}>
              <polyline points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')} />
              {values.map((value, at) => <circle key={steps[at]} cx={x(at)} cy={y(value)} r={2.5} />)}
            </g>
          ))}
          {spread(series.map(({ values }) => y(values.at(-1) ?? 0))).map((top, at) => (
            <text key={series[at]?.key} x={x(steps.length - 1) + 10} y={top + 4} className={styles['rowText']}>{series[at]?.label}</text>
          ))}
        </svg>
      ) /* prettier-ignore */
      }
    </div>
  )
}

/** Moves labels that would lie upon each other apart: upward, as below is what the steps are called. */
function spread(tops: readonly number[]): number[] {
  const order = tops.map((top, at) => ({ top, at })).sort((a, b) => b.top - a.top)
  const placed: number[] = []
  let last = HEIGHT - BOTTOM + APART - 4
  for (const { top, at } of order) placed[at] = last = Math.min(top, last - APART)
  return placed
}
