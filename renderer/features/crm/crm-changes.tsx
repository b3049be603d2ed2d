import { Button } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dialectBy } from '../../../core/exchange/dialects'
import { idSchema, randomId, type BoardId, type ChangeId } from '../../../core/ids'
import { chosenFileSchema } from '../../../electron/contract/bridge'
import type { QueryOutput } from '../../../electron/contract/queries'
import { boardInMind } from '../../app/board-in-mind'
import { notifyFailure } from '../../app/notify'
import { Panel } from '../../app/panel'
import { useDirectory, useSession } from '../../app/session'
import { notifyDone } from '../../app/undo-actions'
import { useFormats } from '../../app/use-formats'
import styles from './crm.module.css'
import { useFieldName } from './field-name'

type Changes = QueryOutput<'crm.changes'>

/** What changed here since the CRM was last told: seen first, then written to a file that the CRM takes in. */
export function CrmChanges(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const boardId = boardInMind(session)?.id
  return (
    <Panel opened title={t('exchange.crm.title')} size="xl">
      {boardId !== undefined && <ChangesOf boardId={boardId} />}
    </Panel>
  )
}

function ChangesOf({ boardId }: { readonly boardId: BoardId }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { changes, load } = useChanges(boardId)
  if (changes === null) return <p className={styles['soft']}>{t('exchange.crm.looking')}</p>
  const { total, dialect, emptied } = changes
  const crm = dialect === null ? t('exchange.crm.yourCrm') : dialectBy(dialect).name
  return (
    <>
      <LastTime boardId={boardId} changes={changes} onTakenBack={load} />
      <p className={styles['soft']}>
        {total === 0 ? t('exchange.crm.nothing', { crm }) : t('exchange.crm.intro', { count: total, crm })}
      </p>
      {total > 0 && <ChangeTable changes={changes} />}
      {changes.deals.length < total && (
        <p className={styles['soft']}>{t('exchange.crm.shown', { count: changes.deals.length })}</p>
      )}
      {emptied > 0 && <p className={styles['soft']}>{t('exchange.crm.emptied', { count: emptied, crm })}</p>}
      <div className={styles['actions']}>
        <Button
          disabled={total === 0}
          leftSection={<IconFileExport size={16} stroke={1.75} />}
          onClick={() => void write(session, boardId).then(load)}
        >
          {t('exchange.crm.write', { count: total })}
        </Button>
      </div>
    </>
  )
}

function useChanges(boardId: BoardId): { changes: Changes | null; load: () => void } {
  const session = useSession()
  const [changes, setChanges] = useState<Changes | null>(null)
  const load = useCallback(() => {
    void session.client.query('crm.changes', { boardId }).then(result => {
      if (result.ok) setChanges(result.value)
      else notifyFailure(session, result.error)
    })
  }, [session, boardId])
  useEffect(load, [load])
  return { changes, load }
}

async function write(session: ReturnType<typeof useSession>, boardId: BoardId): Promise<void> {
  const { bridge, client, undo, words } = session
  const name = session.directory.get()?.boards.find(board => board.id === boardId)?.name ?? ''
  const suggestedName = `${words.t('exchange.crm.fileName', { board: name })}.csv`
  const chosen = chosenFileSchema.parse(
    await bridge.invoke('file:choose-export', { suggestedName, format: 'csv' }),
  )
  if (chosen === null) return
  const answer = client.command('crm.export', { boardId, markId: randomId<ChangeId>(), path: chosen.path })
  const done = undo.record({ what: 'tellCrm', title: chosen.name }, answer)
  const result = await answer
  if (!result.ok) return notifyFailure(session, result.error)
  notifyDone(session, words.t('exchange.crm.written', { count: result.value.deals, file: chosen.name }), [
    done,
  ])
}

/** When the last file was, for whoever comes second; and the way to say that it never reached the CRM. */
function LastTime({
  boardId,
  changes,
  onTakenBack,
}: {
  readonly boardId: BoardId
  readonly changes: Changes
  readonly onTakenBack: () => void
}): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const { members } = useDirectory()
  const { last } = changes
  if (last === null) return null
  const name = (last.by === null ? undefined : members.get(last.by)?.name) ?? t('deal.somebody')
  const takeBack = async (): Promise<void> => {
    const answer = session.client.command('crm.mark', {
      boardId,
      markId: idSchema.parse(last.markId),
      undone: true,
    })
    session.undo.record({ what: 'tellCrm' }, answer)
    const result = await answer
    if (!result.ok) return notifyFailure(session, result.error)
    onTakenBack()
  }
  return (
    <p className={styles['last']}>
      {t('exchange.crm.last', { date: formats.instant(last.at), name, count: last.deals })}
      <Button size="compact-sm" variant="subtle" onClick={() => void takeBack()}>
        {t('exchange.crm.takeBack')}
      </Button>
    </p>
  )
}

function ChangeTable({ changes }: { readonly changes: Changes }): ReactNode {
  const { t } = useTranslation()
  const fieldName = useFieldName()
  return (
    <div className={styles['rows']} tabIndex={0} role="group" aria-label={t('exchange.crm.title')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('exchange.crm.deal')}</th>
            <th scope="col">{t('exchange.crm.field')}</th>
            <th scope="col">{t('exchange.crm.change')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.deals.flatMap(({ id, title, isNew, cells }) =>
            cells.map(({ field, from, to }, at) => (
              <tr key={`${id}:${field}`}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={cells.length}>
                    {title}
                    {isNew && ` · ${t('exchange.crm.isNew')}`}
                  </th>
                )}
                <td>{fieldName('deals', field)}</td>
                <td>
                  {from !== '' && <span className={styles['from']}>{from}</span>}{' '}
                  {to === '' ? t('common.none') : to}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}
