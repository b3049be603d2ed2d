import { Button } from '@mantine/core'
import { IconCopy, IconFileTypePdf, IconMarkdown } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buyerPlan, planMarkdown, type BuyerPlan } from '../../../../core/deal/buyer-plan'
import { savedFileSchema } from '../../../../electron/contract/bridge'
import type { DealDetail } from '../../../../electron/contract/rows'
import { notify } from '../../../app/notify'
import { useSession, type Session } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { languageOf } from '../../../i18n'
import type { Formats } from '../../../ui/formats'
import styles from '../page/page.module.css'

/** The plan on its way to the buyer: printed, as Markdown, or copied. What is ours alone stays here (`core/deal/buyer-plan.ts`). */
export function ForBuyer({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const [saving, setSaving] = useState(false)
  const plan = (): BuyerPlan => planOf(detail, session, formats, t)
  const save = async (format: 'pdf' | 'md'): Promise<void> => {
    setSaving(true)
    await savePlan(session, detail, plan(), format).finally(() => setSaving(false))
  }
  const copy = async (): Promise<void> => {
    await session.bridge.invoke('clipboard:write', { text: planMarkdown(plan()) })
    notify(t('dealPage.plan.copied'))
  }
  const icon = { size: 14, stroke: 1.75 } as const
  return (
    <div role="group" aria-label={t('dealPage.plan.forBuyer')} className={styles['exports']}>
      <span className={styles['quiet']}>{t('dealPage.plan.forBuyer')}</span>
      <Button variant="default" disabled={saving} leftSection={<IconFileTypePdf {...icon} />} onClick={() => void save('pdf')}>
        {t('dealPage.plan.pdf')}
      </Button>
      <Button variant="default" disabled={saving} leftSection={<IconMarkdown {...icon} />} onClick={() => void save('md')}>
        {t('dealPage.plan.markdown')}
      </Button>
      <Button variant="subtle" color="gray" leftSection={<IconCopy {...icon} />} onClick={() => void copy()}>
        {t('dealPage.plan.copy')}
      </Button>
    </div>
  )
} // prettier-ignore

function planOf({ card, steps }: DealDetail, { words }: Session, formats: Formats, t: TFunction): BuyerPlan {
  return buyerPlan(steps, {
    language: languageOf(words.language),
    title: t('dealPage.plan.markdownTitle', { title: card.title }),
    columns: [
      t('dealPage.plan.column.due'),
      t('dealPage.plan.column.step'),
      t('dealPage.plan.column.who'),
      t('dealPage.plan.column.state'),
    ],
    // Here the buyer is who reads.
    sides: { buyer: t('dealPage.plan.you'), seller: t('dealPage.plan.sides.seller') },
    states: { open: t('dealPage.plan.markdownOpen'), done: t('dealPage.plan.markdownDone') },
    date: date => formats.date(date),
  })
}

async function savePlan(
  { bridge, words: { t } }: Session,
  { card }: DealDetail,
  plan: BuyerPlan,
  format: 'pdf' | 'md',
): Promise<void> {
  const suggestedName = plan.title.slice(0, 190)
  const answer = savedFileSchema.parse(await bridge.invoke('plan:save', { suggestedName, format, plan }))
  switch (answer.state) {
    case 'dismissed':
      return
    case 'saved':
      notify(t('dealPage.plan.saved', { name: answer.name }), {
        label: t('dealPage.plan.show'),
        run: () => void bridge.invoke('file:show-in-folder', { path: answer.path }),
      })
      return
    case 'failed':
      notify(t('dealPage.plan.notSaved', { title: card.title }))
      return
  }
}
