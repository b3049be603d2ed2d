import { ActionIcon, Checkbox, Select } from '@mantine/core'
import { IconBan, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../../../core/deal/action-plan'
import type { DealDetail } from '../../../../electron/contract/rows'
import { editPart, removePart } from '../../../app/deal-part-actions'
import { useSession } from '../../../app/session'
import { DayInput } from '../day-input'
import { InPlace } from '../in-place'
import { Editors } from '../page/editors'
import styles from '../page/page.module.css'

interface StepProps {
  readonly step: Step
  readonly detail: DealDetail
  readonly isLate: boolean
}

const SIDES = ['buyer', 'seller'] as const

/** One step: what, by when, whose, and whether it is done or was dropped. All of it in place. */
export function StepRow({ step, detail, isLate }: StepProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { title, state } = step
  const set = (field: string, value: unknown) =>
    void editPart(session, detail.card, 'steps', step.id, field, value)
  return (
    <li className={styles['plan']} data-part={`steps:${step.id}`} data-done={state !== 'open' || undefined}>
      <Checkbox
        size="xs"
        aria-label={t('dealPage.plan.doneOf', { title })}
        checked={state === 'done'}
        onChange={event => set('state', event.currentTarget.checked ? 'done' : 'open')}
      />
      <div className={styles['text']}>
        <InPlace
          required
          label={t('dealPage.plan.column.step')}
          text={title}
          maxLength={300}
          keep={text => set('title', text)}
        />
      </div>
      <span className={styles['marks']}>
        <Editors part={`steps:${step.id}`} />
        {isLate && <span className={styles['tag']}>{t('dealPage.plan.late')}</span>}
        {state === 'dropped' && <span className={styles['quiet']}>{t('dealPage.plan.dropped')}</span>}
      </span>
      <ActionIcon
        aria-label={t('dealPage.plan.dropOf', { title })}
        title={t('dealPage.plan.dropOf', { title })}
        aria-pressed={state === 'dropped'}
        onClick={() => set('state', state === 'dropped' ? 'open' : 'dropped')}
      >
        <IconBan size={14} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('dealPage.plan.removeOf', { title })}
        onClick={() => void removePart(session, detail.card, 'steps', step.id)}
      >
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
      <div className={styles['whose']}>
        <div className={styles['date']}>
          <DayInput
            label={t('dealPage.plan.dueOf', { title })}
            placeholder={t('dealPage.plan.due')}
            value={step.due}
            keep={date => set('due', date)}
          />
        </div>
        <Select
          size="xs"
          className={styles['narrow'] ?? ''}
          aria-label={t('dealPage.plan.sideOf', { title })}
          value={step.side}
          data={SIDES.map(value => ({ value, label: t(`dealPage.plan.sides.${value}`) }))}
          onChange={value => set('side', value)}
        />
        <div className={styles['grow']}>
          <InPlace
            label={t('dealPage.plan.whoOf', { title })}
            placeholder={t('dealPage.plan.who')}
            text={step.who}
            maxLength={200}
            keep={text => set('who', text)}
          />
        </div>
      </div>
    </li>
  )
}
