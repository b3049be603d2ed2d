import { Button, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../../electron/contract/rows'
import { addPart } from '../../../app/deal-part-actions'
import { useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import styles from '../page/page.module.css'
import { readShare } from './read-share'

interface Draft {
  readonly give: string
  readonly get: string
  readonly discount: string
}
const NOTHING: Draft = { give: '', get: '', discount: '' }

interface AddGiveProps {
  readonly detail: DealDetail
  /** The middle of the discounts of won deals alike; null where there are too few. */
  readonly middle: number | null
}

/** A give as it is thought of: the coach speaks while it is typed, and never stands in the way. */
export function AddGive({ detail, middle }: AddGiveProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const [draft, setDraft] = useState(NOTHING)
  const discount = readShare(draft.discount)
  const isMore = middle !== null && discount !== null && discount > middle
  const isBare = draft.give.trim() !== '' && draft.get.trim() === ''
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (draft.give.trim() === '') return
        const fields = { give: draft.give.trim(), get: draft.get.trim(), discount }
        setDraft(NOTHING)
        void addPart(session, detail.card, 'gives', fields)
      }}
    >
      <div className={styles['add']}>
        <TextInput
          size="xs"
          label={t('dealPage.ledger.give')}
          placeholder={t('dealPage.ledger.giveHint')}
          value={draft.give}
          maxLength={500}
          onChange={event => setDraft({ ...draft, give: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          className={styles['grow'] ?? ''}
          label={t('dealPage.ledger.get')}
          placeholder={t('dealPage.ledger.getHint')}
          value={draft.get}
          maxLength={500}
          onChange={event => setDraft({ ...draft, get: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          className={styles['narrow'] ?? ''}
          label={t('dealPage.ledger.discount')}
          value={draft.discount}
          error={draft.discount.trim() !== '' && discount === null ? t('dealPage.facts.percentHint') : null}
          maxLength={12}
          onChange={event => setDraft({ ...draft, discount: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" disabled={draft.give.trim() === ''}>
          {isBare ? t('dealPage.ledger.addAnyway') : t('dealPage.add')}
        </Button>
      </div>
      <div role="status">
        {isBare && <p className={styles['warning']}>{t('dealPage.ledger.warning')}</p>}
        {isMore && (
          <p className={styles['warning']}>{t('dealPage.ledger.more', { share: formats.percent(middle) })}</p>
        )}
      </div>
    </form>
  )
}
