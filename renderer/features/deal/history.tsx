import { ActionIcon, Anchor, Button, Select, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { noteFields, type Note } from '../../../core/deal/note'
import { changeKinds } from '../../../core/deal/schema'
import type { TacticUse } from '../../../core/deal/tactic-use'
import { slipsIn } from '../../../core/insights/slips'
import type { DealDetail } from '../../../electron/contract/rows'
import { addPart, removePart } from '../../app/deal-part-actions'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { usePageRow } from '../wiki'
import styles from './inspector.module.css'
import pageStyles from './page/page.module.css'
import { Section } from './page/section'
import { valueText } from './values'

interface HistoryProps {
  readonly detail: DealDetail
}

type Entry =
  | { readonly at: number; readonly note: Note }
  | { readonly at: number; readonly change: DealDetail['changes'][number] }
  | { readonly at: number; readonly use: TacticUse }

/** What was noted and what happened, newest first, in words. */
export function History({ detail }: HistoryProps): ReactNode {
  const { t } = useTranslation()
  const entries: Entry[] = [
    ...detail.notes.map(note => ({ at: note.at, note })),
    ...detail.changes.map(change => ({ at: change.at, change })),
    ...detail.uses.map(use => ({ at: use.at, use })),
  ].sort((a, b) => b.at - a.at)
  return (
    <Section part="notes" title={t('deal.history')} isEmpty={false}>
      <AddNote detail={detail} />
      <SlipsLine detail={detail} />
      <ul className={styles['history']}>
        {entries.map(entry => {
          if ('note' in entry) return <NoteRow key={entry.note.id} note={entry.note} detail={detail} />
          if ('use' in entry) return <UseRow key={entry.use.id} use={entry.use} />
          return <ChangeRow key={entry.change.id} change={entry.change} />
        })}
        {entries.length === 0 && <li>{t('deal.noHistory')}</li>}
        {detail.imported && <li>{t('deal.imported')}</li>}
        <Created detail={detail} />
      </ul>
    </Section>
  )
}

/** How often the date went, in one quiet line: nothing where it never did. */
function SlipsLine({ detail }: HistoryProps): ReactNode {
  const { t } = useTranslation()
  const { slips, slippedDays } = slipsIn(detail.changes)
  if (slips === 0) return null
  return (
    <p className={styles['slips']}>
      {t('deal.slips', { count: slips, days: t('day.days', { count: slippedDays }) })}
    </p>
  )
}

function useWho(): (id: string | null) => { readonly isMe: boolean; readonly name: string } {
  const { t } = useTranslation()
  const { directory, members } = useDirectory()
  return id => ({
    isMe: id !== null && id === directory.me?.id,
    name: (id === null ? undefined : members.get(id)?.name) ?? t('deal.somebody'),
  })
}

function ChangeRow({ change }: { readonly change: DealDetail['changes'][number] }): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const directory = useDirectory()
  const { isMe, name } = useWho()(change.by)
  const known = changeKinds.find(one => one === change.kind) ?? 'other'
  const text = (value: unknown) => valueText(known, value, directory, formats, t)
  const values = { before: text(change.before), after: text(change.after) }
  return (
    <li>
      <strong>{isMe ? t('deal.you') : name}</strong>{' '}
      {isMe ? t(`deal.yourChange.${known}`, values) : t(`deal.change.${known}`, values)}
      <time dateTime={new Date(change.at).toISOString()}>{formats.instant(change.at)}</time>
    </li>
  )
}

/** *Used it*, and what its user said of it after the close. */
function UseRow({ use }: { readonly use: TacticUse }): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const formats = useFormats()
  const { isMe, name } = useWho()(use.by)
  const title = usePageRow(use.pageId)?.title ?? ''
  const page = (
    <Anchor component="button" type="button" inherit onClick={() => ui.showPage(use.pageId)}>
      {title === '' ? t('wiki.untitled') : title}
    </Anchor>
  )
  return (
    <li>
      <strong>{isMe ? t('deal.you') : name}</strong>{' '}
      {isMe ? t('dealPage.notes.youUsed') : t('dealPage.notes.used')} {page}
      {use.verdict !== null &&
        ` · ${t(use.verdict === 'helped' ? 'dealPage.win.helped' : 'dealPage.win.didNot')}`}
      <time dateTime={new Date(use.at).toISOString()}>{formats.instant(use.at)}</time>
    </li>
  )
}

function NoteRow({ note, detail }: HistoryProps & { readonly note: Note }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const { isMe, name } = useWho()(note.by)
  const kind = t(`dealPage.notes.kinds.${note.kind}`)
  return (
    <li className={styles['noted']}>
      <div>
        <strong>{isMe ? t('deal.you') : name}</strong>{' '}
        {isMe ? t('dealPage.notes.yourNote', { kind }) : t('dealPage.notes.wrote', { kind })}
        <p>{note.text}</p>
        <time dateTime={new Date(note.at).toISOString()}>{formats.instant(note.at)}</time>
      </div>
      <ActionIcon
        aria-label={t('dealPage.notes.remove')}
        onClick={() => void removePart(session, detail.card, 'notes', note.id)}
      >
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
    </li>
  )
}

function Created({ detail }: HistoryProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { isMe, name } = useWho()(detail.createdBy)
  if (detail.imported || detail.createdAt === null) return null
  const date = formats.instant(detail.createdAt)
  return <li>{isMe ? t('deal.createdByYou', { date }) : t('deal.created', { name, date })}</li>
}

/** A call, a thought, a promise: kept in five seconds. */
function AddNote({ detail }: HistoryProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<Note['kind']>('note')
  const keep = (): void => {
    if (text.trim() === '') return
    setText('')
    void addPart(session, detail.card, 'notes', { kind, text: text.trim() })
  }
  return (
    <form
      className={pageStyles['add']}
      onSubmit={event => {
        event.preventDefault()
        keep()
      }}
    >
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={10}
        aria-label={t('dealPage.notes.add')}
        placeholder={t('dealPage.notes.hint')}
        value={text}
        maxLength={10_000}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
        }}
      />
      <Select
        size="xs"
        className={pageStyles['narrow'] ?? ''}
        aria-label={t('dealPage.notes.kind')}
        value={kind}
        data={noteFields.kind.options.map(value => ({ value, label: t(`dealPage.notes.kinds.${value}`) }))}
        onChange={value => setKind(noteFields.kind.options.find(each => each === value) ?? 'note')}
      />
      <Button type="submit" variant="default" disabled={text.trim() === ''}>
        {t('dealPage.add')}
      </Button>
    </form>
  )
}
