import type { ReactNode } from 'react'
import type { Tone } from './column-chart'
import styles from './charts.module.css'

interface ToneKeyProps {
  readonly tones: readonly { readonly tone: Tone; readonly label: string }[]
}

/** What the tones of a chart stand for, where several are drawn in one bar. */
export function ToneKey({ tones }: ToneKeyProps): ReactNode {
  return (
    <ul className={styles['key']}>
      {tones.map(({ tone, label }) => (
        <li key={tone}>
          <span data-tone={tone} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  )
}
