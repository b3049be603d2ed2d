import {
  IconAddressBook,
  IconBuilding,
  IconFileText,
  IconMessages,
  IconSwords,
  IconTargetArrow,
  IconUser,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchKind, SearchRow } from '../../../electron/contract/search'
import { useDirectory, useUi } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { Marked } from './marked'
import styles from './search.module.css'

const ICONS: Readonly<Record<SearchKind, Icon>> = {
  deal: IconTargetArrow,
  page: IconFileText,
  account: IconBuilding,
  person: IconUser,
  competitor: IconSwords,
  talk: IconMessages,
  contact: IconAddressBook,
}

/** One thing that was found: its title, what it is now, and in a list of results the words around. */
export function FoundRow({
  row,
  snippet,
}: {
  readonly row: SearchRow
  readonly snippet: boolean
}): ReactNode {
  const about = useAbout(row)
  const Kind = ICONS[row.kind]
  // In the palette, the words around are shown only where the title does not say why it was found.
  const around = row.snippetMarks.length > 0 && (snippet || row.titleMarks.length === 0)
  return (
    <span className={styles['found']}>
      <Kind size={16} stroke={1.75} aria-hidden="true" className={styles['kind']} />
      <span className={styles['what']}>
        <span className={styles['title']}>
          <Marked text={row.title} marks={row.titleMarks} />
        </span>
        {around && (
          <span className={styles['snippet']} data-lines={snippet ? 2 : 1}>
            <Marked text={row.snippet} marks={row.snippetMarks} />
          </span>
        )}
      </span>
      {about !== '' && <span className={styles['about']}>{about}</span>}
    </span>
  )
}

function useAbout({ kind, state, boardId }: SearchRow): string {
  const { t } = useTranslation()
  const { stages, accounts, boards } = useDirectory()
  const { boardId: shown } = useUi()
  const formats = useFormats()
  switch (state.kind) {
    case 'deal': {
      const board = boards.find(one => one.id === boardId)
      const parts = [
        board !== undefined && board.id !== (shown ?? boards[0]?.id) ? board.name : '',
        stages.get(state.lane)?.name ?? t('search.unsorted'),
        state.accountId === null ? '' : (accounts.get(state.accountId)?.name ?? ''),
        state.amount === null ? '' : formats.money(state.amount),
      ]
      return parts.filter(part => part !== '').join(' · ')
    }
    case 'page':
      return state.path.join(' › ')
    case 'name':
      return kind === 'contact' && state.accountId !== null ? (accounts.get(state.accountId)?.name ?? '') : ''
  }
}
