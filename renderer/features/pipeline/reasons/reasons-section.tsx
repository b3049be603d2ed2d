import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId, type ReasonId } from '../../../../core/ids'
import { addRecord, orderAtEnd, reorder } from '../../../app/record-actions'
import { makeReasons, offeredReasons, reasonsInUse, type Outcome } from '../../../app/reasons'
import { useDirectory, useSession } from '../../../app/session'
import { AddLine } from '../add-line'
import styles from '../pipeline.module.css'
import { Retired } from '../retired'
import { SortableList } from '../sortable-list'
import { ReasonRow } from './reason-row'

/** Why deals are won and lost, in the team's words: chosen at the close, and told again where the next deal is like it. */
export function ReasonsSection(): ReactNode {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  return (
    <>
      <h2 className={styles['title']}>{t('pipeline.section.reasons')}</h2>
      <p className={styles['intro']}>{t('pipeline.reasons.intro')}</p>
      <Reasons outcome="won" />
      <Reasons outcome="lost" />
      <Retired
        collection="reasons"
        records={directory.reasons.filter(reason => reason.deleted !== null)}
        title={t('pipeline.reasons.retired')}
      />
    </>
  )
}

function Reasons({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const index = useDirectory()
  const reasons = reasonsInUse(index, outcome)
  const title = t(`pipeline.reasons.list.${outcome}`)
  return (
    <section className={styles['section']}>
      <h3 className={styles['subtitle']}>{title}</h3>
      {reasons.length > 0 ? (
        <SortableList
          label={title}
          items={reasons}
          onMove={(reason, after) => void reorder(session, 'reasons', reasons, reason, after)}
        >
          {reason => <ReasonRow reason={reason} others={reasons.filter(each => each.id !== reason.id)} />}
        </SortableList>
      ) : (
        <div className={styles['empty']}>
          <p>{t(`pipeline.reasons.empty.${outcome}`)}</p>
          <Button
            mt="sm"
            variant="light"
            onClick={() =>
              void makeReasons(session, outcome, offeredReasons(index, outcome, session.words.language))
            }
          >
            {t('pipeline.reasons.begin')}
          </Button>
        </div>
      )}
      <AddLine
        label={t(`pipeline.reasons.add.${outcome}`)}
        placeholder={t('pipeline.reasons.addHint')}
        onAdd={name => {
          const id = randomId<ReasonId>()
          void addRecord(session, 'reasons', { id, name }, { name, outcome, order: orderAtEnd(reasons) })
        }}
      />
    </section>
  )
}
