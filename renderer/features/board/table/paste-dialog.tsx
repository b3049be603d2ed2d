import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { Dialog } from '../../../ui/dialog'
import { useBoard } from '../board-context'
import { useTable } from './table-context'
import styles from './table.module.css'
import { newNamesOf, type Clipboard, type Pending } from './use-clipboard'

/** More than this nobody reads one by one. */
const SHOWN = 100

/** What of a paste can't be read, where it is and why, before anything of it is written. */
export function PasteDialog({ clipboard }: { readonly clipboard: Clipboard }): ReactNode {
  const { t } = useBoard()
  const { pending, keep, drop } = clipboard
  const count = pending?.plan.problems.length ?? 0
  return (
    <Dialog
      opened={pending !== null}
      onClose={drop}
      size="lg"
      title={count === 0 ? t('table.paste.newTitle') : t('table.paste.title', { count })}
    >
      {pending !== null && (
        <>
          <p className={styles['hint']}>{t('table.paste.nothingYet')}</p>
          <NewNames pending={pending} />
          {count > 0 && <Problems pending={pending} />}
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={drop}>
              {t('table.paste.drop')}
            </Button>
            <Button disabled={pending.plan.cells.length === 0} onClick={() => keep(pending)}>
              {count === 0
                ? t('table.paste.keepNew', { count: pending.plan.cells.length })
                : t('table.paste.keep', { count: pending.plan.cells.length })}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  )
}

/** Names that nobody has yet: a slip of the pen is seen here before it becomes an account. */
function NewNames({ pending: { plan } }: { readonly pending: Pending }): ReactNode {
  const { t } = useBoard()
  const { columns } = useTable()
  const all = newNamesOf(plan)
  if (all.length === 0) return null
  return (
    <dl className={styles['newNames']}>
      {all.map(({ column, names }) => (
        <div key={column}>
          <dt>{t('table.paste.new', { count: names.length, column: columns[column]?.label ?? '' })}</dt>
          <dd>{[...names.slice(0, SHOWN), ...(names.length > SHOWN ? ['…'] : [])].join(', ')}</dd>
        </div>
      ))}
    </dl>
  )
}

function Problems({ pending: { plan, rows } }: { readonly pending: Pending }): ReactNode {
  const { t } = useBoard()
  const { columns } = useTable()
  const more = plan.problems.length - SHOWN
  return (
    <table className={styles['problems']}>
      <thead>
        <tr>
          <th>{t('table.paste.deal')}</th>
          <th>{t('table.paste.column')}</th>
          <th>{t('table.paste.text')}</th>
          <th>{t('table.paste.why')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.problems.slice(0, SHOWN).map(({ row, column, text, problem }) => (
          <tr key={`${row}-${column}`}>
            <td>{rows[row]?.card.title ?? t('table.paste.beyond')}</td>
            <td>{columns[column]?.label ?? t('table.paste.beyond')}</td>
            <td>{text}</td>
            <td>{t(`table.problem.${problem}`)}</td>
          </tr>
        ))}
        {more > 0 && (
          <tr>
            <td colSpan={4}>{t('table.paste.more', { count: more })}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
