import { Button, Checkbox, Popover, Select } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { allColumns, type Column } from '../../../../core/table/columns'
import { useDirectory } from '../../../app/session'
import { useBoard } from '../board-context'
import { columnLabel } from './column-label'
import { useTable } from './table-context'
import styles from './table.module.css'
import type { Arranged } from './use-arrangement'
import { ViewsMenu } from './views-menu'

/** How the table is arranged: by a view that is kept, by a group, in which columns. */
export function Toolbar({ arranged }: { readonly arranged: Arranged }): ReactNode {
  const { t } = useBoard()
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={t('table.arrange')}>
      <ViewsMenu arranged={arranged} />
      <GroupBy />
      <ColumnsMenu />
    </div>
  )
}

const NONE = ''

/** Every column that may be shown. Which board a deal stands on is told where there are several. */
function useColumns(): Column[] {
  const { boards } = useBoard()
  const { directory } = useDirectory()
  return allColumns(directory.fields).filter(({ key }) => key !== 'board' || boards.length > 1)
}

function GroupBy(): ReactNode {
  const { t } = useBoard()
  const { arrangement, arrange } = useTable()
  const columns = useColumns().filter(column => column.groups)
  return (
    <Select
      size="xs"
      aria-label={t('table.groupBy')}
      value={arrangement.group ?? NONE}
      data={[
        { value: NONE, label: t('table.notGrouped') },
        ...columns.map(column => ({
          value: column.key,
          label: t(column.kind === 'date' ? 'table.byMonth' : 'table.by', { name: columnLabel(column, t) }),
        })),
      ]}
      onChange={value => arrange({ group: value === null || value === NONE ? null : value })}
    />
  )
}

/** Which columns are shown. The first one is what tells the lines apart: it stays. */
function ColumnsMenu(): ReactNode {
  const { t } = useBoard()
  const { arrangement, arrange } = useTable()
  const all = useColumns()
  const { columns } = arrangement
  const shown = new Set(columns.map(({ key }) => key))
  return (
    <Popover position="bottom-start" width={260} trapFocus>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.75} />}>
          {t('table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('table.columns')}>
        <div className={styles['options']} role="group" aria-label={t('table.columns')}>
          {all.map(column => (
            <Checkbox
              key={column.key}
              size="xs"
              label={columnLabel(column, t)}
              disabled={column.key === 'title'}
              checked={shown.has(column.key)}
              onChange={event =>
                arrange({
                  columns: event.currentTarget.checked
                    ? [...columns, { key: column.key, width: column.width }]
                    : columns.filter(({ key }) => key !== column.key),
                })
              }
            />
          ))}
        </div>
        <p className={styles['hint']}>{t('table.columnsHint')}</p>
      </Popover.Dropdown>
    </Popover>
  )
}
