import { Button, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lateSteps, planned } from '../../../../core/deal/action-plan'
import { chainBack } from '../../../../core/deal/plan-chain'
import { orderBetween } from '../../../../core/order'
import type { DealDetail } from '../../../../electron/contract/rows'
import { addPart, addParts } from '../../../app/deal-part-actions'
import { useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { useToday } from '../../../ui/today'
import styles from '../page/page.module.css'
import { Section } from '../page/section'
import { ForBuyer } from './for-buyer'
import { StepRow } from './step-row'

/** What both sides have agreed to do until the signature. */
export function Plan({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const today = useToday()
  const steps = planned(detail.steps)
  const late = new Set(lateSteps(steps, today))
  const open = steps.filter(step => step.state === 'open').length
  return (
    <Section
      part="steps"
      title={t('dealPage.plan.title')}
      isEmpty={steps.length === 0}
      aside={steps.length === 0 ? undefined : t('dealPage.plan.open', { count: open })}
    >
      {steps.length === 0 && <p className={styles['soft']}>{t('dealPage.plan.empty')}</p>}
      {steps.length === 0 && <Suggest detail={detail} />}
      <ul className={styles['list']}>
        {steps.map(step => (
          <StepRow key={step.id} step={step} detail={detail} isLate={late.has(step)} />
        ))}
      </ul>
      <AddStep detail={detail} />
      {steps.length > 0 && <ForBuyer detail={detail} />}
    </Section>
  )
}

/** A first plan, counted back from the day of signature: to be changed, not to be followed. */
function Suggest({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const today = useToday()
  const { closeDate } = detail.card
  const chain = closeDate === null ? null : chainBack(closeDate, today)
  if (closeDate === null || chain === null)
    return <p className={styles['quiet']}>{t('dealPage.plan.suggestNeedsDate')}</p>
  const suggest = (): void => {
    let last: string | null = null
    const steps = chain.map(({ kind, side, due }) => {
      last = orderBetween(last, null)
      return { title: t(`dealPage.plan.chain.${kind}`), side, due, order: last }
    })
    void addParts(session, detail.card, 'steps', steps)
  }
  return (
    <Button variant="default" onClick={suggest}>
      {t('dealPage.plan.suggest', { date: formats.date(closeDate) })}
    </Button>
  )
}

function AddStep({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [title, setTitle] = useState('')
  return (
    <form
      className={styles['add']}
      onSubmit={event => {
        event.preventDefault()
        if (title.trim() === '') return
        const last = detail.steps.map(step => step.order).sort().at(-1) ?? null // prettier-ignore
        setTitle('')
        void addPart(session, detail.card, 'steps', { title: title.trim(), order: orderBetween(last, null) })
      }}
    >
      <TextInput
        size="xs"
        aria-label={t('dealPage.plan.add')}
        placeholder={t('dealPage.plan.addHint')}
        value={title}
        maxLength={300}
        onChange={event => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={title.trim() === ''}>
        {t('dealPage.add')}
      </Button>
    </form>
  )
}
