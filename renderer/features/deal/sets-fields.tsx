import { MultiSelect, TagsInput } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../electron/contract/rows'
import { setNames } from '../../app/deal-part-actions'
import { useDirectory, useSession } from '../../app/session'
import { FieldRow } from './field'
import { useEdit } from './use-edit'

interface SetProps {
  readonly detail: DealDetail
}

interface NamesProps extends SetProps {
  readonly set: 'competitor' | 'tag'
  readonly label?: string
  readonly id?: string
}

/** Competitors or tags by their names: chosen, or typed where they are new. */
function NamesInput({ detail, set, label, id }: NamesProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { directory } = useDirectory()
  const known = set === 'competitor' ? directory.competitors : directory.tags
  const ids: readonly string[] = set === 'competitor' ? detail.sets.competitors : detail.sets.tags
  const names = new Map(known.map(each => [each.id as string, each.name]))
  return (
    <TagsInput
      size="sm"
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      value={ids.map(each => names.get(each) ?? t('deal.arriving'))}
      data={known.filter(each => each.deleted === null).map(each => each.name)}
      placeholder={ids.length === 0 ? (label ?? t('dealPage.facts.pick')) : ''}
      maxTags={30}
      acceptValueOnBlur
      comboboxProps={{ shadow: 'md' }}
      onChange={next => {
        // One that has not arrived has no name of its own: it stays as it is.
        const arriving = ids.filter(each => !names.has(each))
        const before = ids.filter(each => !arriving.includes(each))
        const wanted = next.filter(name => name !== t('deal.arriving'))
        void setNames(session, detail.card.id, set, known, before, wanted)
      }}
    />
  )
}

export function CompetitorsInput({ detail, label }: SetProps & { readonly label: string }): ReactNode {
  return <NamesInput detail={detail} set="competitor" label={label} />
}

export function NamesField({ detail, set }: NamesProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const label = set === 'competitor' ? t('dealPage.facts.competitors') : t('dealPage.facts.tags')
  return (
    <FieldRow label={label} id={id} part={set}>
      <NamesInput detail={detail} set={set} id={id} />
    </FieldRow>
  )
}

export function ProductsField({ detail }: SetProps): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const id = useId()
  const { products } = useDirectory()
  const chosen: readonly string[] = detail.sets.products
  if (products.size === 0) return null
  return (
    <FieldRow label={t('dealPage.facts.products')} id={id} part="product">
      <MultiSelect
        id={id}
        size="sm"
        value={[...chosen]}
        data={[...products.values()]
          .filter(product => product.deleted === null || chosen.includes(product.id))
          .map(product => ({ value: product.id, label: product.name }))}
        placeholder={chosen.length === 0 ? t('deal.empty') : ''}
        searchable
        limit={100}
        comboboxProps={{ shadow: 'md' }}
        onChange={next => {
          for (const each of new Set([...chosen, ...next]))
            if (chosen.includes(each) !== next.includes(each))
              edit({ field: `product:${each}`, value: next.includes(each) })
        }}
      />
    </FieldRow>
  )
}
