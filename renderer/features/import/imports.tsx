import { Button } from '@mantine/core'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportEntry } from '../../../electron/contract/rows'
import { boardInMind } from '../../app/board-in-mind'
import { notify, notifyFailure } from '../../app/notify'
import { Panel } from '../../app/panel'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import styles from './import.module.css'

/** The files that made this board, and the lists that made what deals name, newest first; each can be taken back and brought again. */
export function Imports({ opened }: { readonly opened: boolean }): ReactNode {
  const { t } = useTranslation()
  return (
    <Panel opened={opened} title={t('imports.list.title')} size="lg">
      {opened && <ImportList />}
    </Panel>
  )
}

function ImportList(): ReactNode {
  const { t } = useTranslation()
  const { entries, mark } = useImports()
  if (entries === null) return null
  if (entries.length === 0) return <p className={styles['soft']}>{t('imports.list.empty')}</p>
  return (
    <ul className={styles['list']}>
      {entries.map(entry => (
        <ImportLine key={entry.layerId} entry={entry} onMark={mark} />
      ))}
    </ul>
  )
}

function useImports() {
  const session = useSession()
  const [entries, setEntries] = useState<readonly ImportEntry[] | null>(null)
  // A board that its one import made goes when that is undone: the list stays with it, so that it can be brought back.
  const [boardId] = useState(() => boardInMind(session)?.id)
  const load = useCallback(() => {
    const of = boardId === undefined ? [null] : [boardId, null]
    void Promise.all(of.map(each => session.client.query('imports', { boardId: each }))).then(results => {
      setEntries(results.flatMap(result => (result.ok ? result.value : [])).sort((a, b) => b.at - a.at))
      for (const result of results) if (!result.ok) notifyFailure(session, result.error)
    })
  }, [session, boardId])
  useEffect(load, [load])

  async function mark(entry: ImportEntry): Promise<void> {
    if (entry.kind === 'deals' && boardId === undefined) return
    const answer = session.client.command('import.mark', {
      boardId: entry.kind === 'deals' ? (boardId ?? null) : null,
      layerId: entry.layerId,
      undone: !entry.undone,
    })
    session.undo.record({ what: 'import', title: entry.fileName }, answer)
    const result = await answer
    if (!result.ok) return notifyFailure(session, result.error)
    if (!entry.undone) notify(session.words.t('imports.undone'))
    load()
  }
  return { entries, mark }
}

function ImportLine({
  entry,
  onMark,
}: {
  readonly entry: ImportEntry
  readonly onMark: (entry: ImportEntry) => Promise<void>
}): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { members } = useDirectory()
  const [busy, setBusy] = useState(false)
  const { fileName, rows, by, at, undone, newest } = entry
  const name = (by === null ? undefined : members.get(by)?.name) ?? t('deal.somebody')
  const waits = !undone && !newest
  return (
    <li>
      <span>
        {fileName}
        <small>
          {t('imports.list.by', { count: rows, name, date: formats.instant(at) })}
          {undone && ` · ${t('imports.list.undone')}`}
        </small>
      </span>
      <Button
        variant="default"
        disabled={busy || waits}
        {...(waits && { title: t('imports.list.laterFirst') })}
        aria-label={t(undone ? 'imports.list.redo' : 'imports.list.undo', { file: fileName })}
        onClick={() => {
          setBusy(true)
          void onMark(entry).finally(() => setBusy(false))
        }}
      >
        {t(undone ? 'common.redo' : 'imports.list.undoThis')}
      </Button>
    </li>
  )
}
