import { Button } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './charts.module.css'

interface ChartFrameProps {
  readonly title: string
  /** What it shows, of how many. */
  readonly note: string
  readonly chart: ReactNode
  /** The same, in figures that open their deals: every chart has it, one key away. */
  readonly table: ReactNode
  readonly children?: ReactNode
}

/** A chart with its title and its table: `T` goes from one to the other while the focus is in it. */
export function ChartFrame({ title, note, chart, table, children }: ChartFrameProps): ReactNode {
  const { t } = useTranslation()
  const heading = useId()
  const [asTable, setAsTable] = useState(false)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setAsTable(!asTable)
  }
  return (
    <section aria-labelledby={heading} className={styles['frame']} onKeyDown={onKeyDown}>
      <header>
        <div>
          <h3 id={heading}>{title}</h3>
          <p>{note}</p>
        </div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-keyshortcuts="T"
          leftSection={
            asTable ? <IconChartBar size={14} stroke={1.75} /> : <IconTable size={14} stroke={1.75} />
          }
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'charts.asChart' : 'charts.asTable')}
        </Button>
      </header>
      {children}
      {asTable ? table : chart}
    </section>
  )
}
