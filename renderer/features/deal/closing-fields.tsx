import { MultiSelect } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../electron/contract/rows'
import { reasonsInUse } from '../../app/reasons'
import { useDirectory } from '../../app/session'
import { FieldRow, TextField } from './field'
import { useEdit } from './use-edit'

/** Of a deal that is won or lost: what decided it, and what to tell a colleague. */
export function ClosingFields({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const { stages } = useDirectory()
  const kind = stages.get(detail.card.lane)?.kind ?? 'open'
  if (kind === 'open') return null
  return (
    <>
      <Reasons detail={detail} outcome={kind} />
      <TextField
        lines
        part="lesson"
        label={t('deal.field.lesson')}
        text={detail.lesson ?? ''}
        placeholder={t('pipeline.closing.lessonHint')}
        read={text => ({ ok: true, value: text.trim() === '' ? null : text.trim() })}
        keep={value => edit({ field: 'lesson', value })}
      />
    </>
  )
}

function Reasons({
  detail,
  outcome,
}: {
  readonly detail: DealDetail
  readonly outcome: 'won' | 'lost'
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const edit = useEdit(detail)
  const index = useDirectory()
  const said = detail.sets.reasons
  // A merged reason shows as the one that it counts as; choosing that one away takes both out.
  const counted = new Set(said.map(each => index.redirects.get(each) ?? each))
  const inUse = reasonsInUse(index, outcome)
  const others = [...counted].filter(each => !inUse.some(reason => reason.id === each))
  if (inUse.length === 0 && others.length === 0) return null
  const data = [
    ...inUse.map(reason => ({ value: reason.id, label: reason.name })),
    ...others.map(each => ({
      value: each,
      label: index.reasons.get(each)?.name ?? t('deal.arriving'),
    })),
  ]
  return (
    <FieldRow label={t('deal.field.reasonId')} id={id} part="reasonId">
      <MultiSelect
        id={id}
        size="sm"
        value={[...counted]}
        data={data}
        placeholder={counted.size === 0 ? t('deal.empty') : ''}
        onChange={next => {
          for (const each of said)
            if (!next.includes(index.redirects.get(each) ?? each))
              edit({ field: `reason:${each}`, value: false })
          for (const each of next)
            if (![...counted].some(one => one === each)) edit({ field: `reason:${each}`, value: true })
        }}
      />
    </FieldRow>
  )
}
