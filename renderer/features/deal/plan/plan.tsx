import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconCopy, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lateSteps, planned, type Step } from '../../../../core/deal/action-plan'
import { orderBetween } from '../../../../core/order'
import type { DealDetail } from '../../../../electron/contract/rows'
import { addPart, editPart, removePart } from '../../../app/deal-part-actions'
import { notify } from '../../../app/notify'
import { useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { useToday } from '../../../ui/today'
import { DayInput } from '../day-input'
import { InPlace } from '../in-place'
import { Editors } from '../page/editors'
import styles from '../page/page.module.css'
import { Section } from '../page/section'
import { planMarkdown } from './plan-markdown'

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
      <ul className={styles['list']}>
        {steps.map(step => (
          <StepRow key={step.id} step={step} detail={detail} isLate={late.has(step)} />
        ))}
      </ul>
      <AddStep detail={detail} />
      {steps.length > 0 && <CopyForBuyer detail={detail} />}
    </Section>
  )
}

interface StepProps {
  readonly step: Step
  readonly detail: DealDetail
  readonly isLate: boolean
}

function StepRow({ step, detail, isLate }: StepProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { title } = step
  const set = (field: string, value: unknown) =>
    void editPart(session, detail.card, 'steps', step.id, field, value)
  return (
    <li
      className={styles['step']}
      data-part={`steps:${step.id}`}
      data-done={step.state !== 'open' || undefined}
    >
      <Checkbox
        size="xs"
        aria-label={t('dealPage.plan.doneOf', { title })}
        checked={step.state === 'done'}
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
      <Editors part={`steps:${step.id}`} />
      {isLate && <span className={styles['tag']}>{t('dealPage.plan.late')}</span>}
      <div className={styles['narrow']}>
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
        data={(['buyer', 'seller'] as const).map(value => ({
          value,
          label: t(`dealPage.plan.sides.${value}`),
        }))}
        onChange={value => set('side', value)}
      />
      <ActionIcon
        aria-label={t('dealPage.plan.removeOf', { title })}
        onClick={() => void removePart(session, detail.card, 'steps', step.id)}
      >
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
    </li>
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

function CopyForBuyer({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const { bridge } = useSession()
  const formats = useFormats()
  const copy = async (): Promise<void> => {
    const text = planMarkdown(detail.steps, {
      title: t('dealPage.plan.markdownTitle', { title: detail.card.title }),
      columns: [
        t('dealPage.plan.column.due'),
        t('dealPage.plan.column.step'),
        t('dealPage.plan.column.who'),
        t('dealPage.plan.column.state'),
      ],
      sides: { buyer: t('dealPage.plan.sides.buyer'), seller: t('dealPage.plan.sides.seller') },
      states: { open: t('dealPage.plan.markdownOpen'), done: t('dealPage.plan.markdownDone') },
      date: date => formats.date(date),
    })
    await bridge.invoke('clipboard:write', { text })
    notify(t('dealPage.plan.copied'))
  }
  return (
    <Button
      mt={8}
      variant="subtle"
      color="gray"
      leftSection={<IconCopy size={14} stroke={1.75} />}
      onClick={() => void copy()}
    >
      {t('dealPage.plan.copy')}
    </Button>
  )
}
