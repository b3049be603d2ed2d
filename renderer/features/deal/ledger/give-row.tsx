import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { giveFields, withoutGet, type Give } from '../../../../core/deal/ledger'
import type { DealDetail } from '../../../../electron/contract/rows'
import { editPart, removePart } from '../../../app/deal-part-actions'
import { useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { InPlace } from '../in-place'
import { Editors } from '../page/editors'
import styles from '../page/page.module.css'
import { readMoney } from '../typed-values'
import { useDealCurrency } from '../use-currency'
import { readShare } from './read-share'
import { TypedInPlace } from './typed-in-place'

interface GiveRowProps {
  readonly give: Give
  readonly detail: DealDetail
}

/** One line of the ledger, all of it in place. */
export function GiveRow({ give, detail }: GiveRowProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const currency = useDealCurrency(detail)
  const set = (field: string, value: unknown) =>
    void editPart(session, detail.card, 'gives', give.id, field, value)
  const isBare = withoutGet([give]).length > 0
  return (
    <li className={styles['item']} data-part={`gives:${give.id}`}>
      <div className={styles['step']}>
        <div className={styles['text']}>
          <InPlace
            required
            label={t('dealPage.ledger.give')}
            text={give.give}
            keep={text => set('give', text)}
          />
        </div>
        <div className={styles['text']}>
          <InPlace
            label={t('dealPage.ledger.getOf', { give: give.give })}
            placeholder={t('dealPage.ledger.get')}
            text={give.get}
            keep={text => set('get', text)}
          />
        </div>
        <Editors part={`gives:${give.id}`} />
        <Select
          size="xs"
          className={styles['narrow'] ?? ''}
          aria-label={t('dealPage.ledger.stateOf', { give: give.give })}
          value={give.state}
          data={giveFields.state.options.map(value => ({
            value,
            label: t(`dealPage.ledger.states.${value}`),
          }))}
          onChange={value => set('state', value)}
        />
        <ActionIcon
          aria-label={t('dealPage.ledger.removeOf', { give: give.give })}
          onClick={() => void removePart(session, detail.card, 'gives', give.id)}
        >
          <IconX size={14} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={styles['whose']}>
        <TypedInPlace
          label={t('dealPage.ledger.discountOf', { give: give.give })}
          placeholder={t('dealPage.ledger.discount')}
          text={give.discount === null ? '' : formats.percent(give.discount)}
          read={readShare}
          hint={t('dealPage.facts.percentHint')}
          keep={discount => set('discount', discount)}
        />
        <TypedInPlace
          label={t('dealPage.ledger.valueOf', { give: give.give })}
          placeholder={t('dealPage.ledger.value', { currency: give.value?.currency ?? currency })}
          text={give.value === null ? '' : formats.typedMoney(give.value)}
          read={text => readMoney(text, give.value?.currency ?? currency, formats)}
          hint={t('common.money.hint', { example: formats.moneyExample })}
          keep={value => set('value', value)}
        />
        <div className={styles['grow']}>
          <InPlace
            label={t('dealPage.ledger.conditionOf', { give: give.give })}
            placeholder={t('dealPage.ledger.condition')}
            text={give.condition}
            keep={text => set('condition', text)}
          />
        </div>
      </div>
      {isBare && <p className={styles['warning']}>{t('dealPage.ledger.warning')}</p>}
    </li>
  )
}
