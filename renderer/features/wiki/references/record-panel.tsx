import { IconBuilding, IconSwords, IconUser, type Icon } from '@tabler/icons-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { competitorIdSchema } from '../../../../core/ids'
import { renameCompetitor } from '../../../app/page-actions'
import { useDirectory, useSession } from '../../../app/session'
import { LineField } from '../head/line-field'
import { MentionedIn } from '../page/mentioned-in'
import styles from './record-panel.module.css'

export type RecordKind = 'account' | 'person' | 'competitor'

const icons: Readonly<Record<RecordKind, Icon>> = {
  account: IconBuilding,
  person: IconUser,
  competitor: IconSwords,
}

/** A record that the page names and that has no place of its own: what it is called, and which pages name it. */
export function RecordPanel({ kind, id }: { readonly kind: RecordKind; readonly id: string }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { accounts, people, competitors } = useDirectory()
  const record = { account: accounts, person: people, competitor: competitors }[kind].get(id)
  const Drawn = icons[kind]
  return (
    <div className={styles['panel']}>
      <p className={styles['kind']}>
        <Drawn size={15} stroke={1.6} aria-hidden="true" />
        {t(`wiki.record.${kind}`)}
      </p>
      {record === undefined && <p>{t('deal.arriving')}</p>}
      {record !== undefined && kind === 'competitor' && (
        <LineField
          className={styles['name']}
          label={t('wiki.record.name')}
          placeholder={t('wiki.record.name')}
          value={record.name}
          readOnly={record.deleted !== null}
          keep={name => name !== '' && void renameCompetitor(session, competitorIdSchema.parse(id), name)}
        />
      )}
      {record !== undefined && kind !== 'competitor' && <h2 className={styles['name']}>{record.name}</h2>}
      {record !== undefined && record.deleted !== null && <p>{t('wiki.record.deleted')}</p>}
      <MentionedIn kind={kind} id={id} empty={t('wiki.record.nowhere')} />
    </div>
  )
}
