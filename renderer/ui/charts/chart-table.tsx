import type { ReactNode } from 'react'
import styles from './charts.module.css'

export interface ChartRow {
  readonly key: string
  readonly label: string
  readonly cells: readonly string[]
  /** Shows the deals behind it. */
  readonly onOpen: () => void
}

interface ChartTableProps {
  readonly head: readonly string[]
  readonly rows: readonly ChartRow[]
}

/** The figures of a chart. */
export function ChartTable({ head, rows }: ChartTableProps): ReactNode {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {head.map(label => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, cells, onOpen }) => (
          <tr key={key}>
            <th scope="row">
              <button type="button" onClick={onOpen}>
                {label}
              </button>
            </th>
            {cells.map((cell, at) => (
              <td key={head[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
