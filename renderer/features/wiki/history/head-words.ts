import type { TFunction } from 'i18next'
import { claimSections } from '../../../../core/page/kinds'
import type { HeadChange } from '../../../../core/page/history/head-difference'
import { calendarDateSchema } from '../../../../core/dates'
import { moneySchema } from '../../../../core/money'
import type { DirectoryIndex } from '../../../app/directory-index'
import type { Formats } from '../../../ui/formats'

export interface Speaking {
  readonly t: TFunction
  readonly formats: Formats
  readonly directory: DirectoryIndex
}

/** Labels of the head's own fields, the same as beside them on the page. */
const LABELS = {
  situation: 'wiki.head.tactic.situation',
  objection: 'wiki.head.tactic.objection',
  whatToDo: 'wiki.head.tactic.whatToDo',
  whatToSay: 'wiki.head.tactic.whatToSay',
  competitors: 'wiki.head.tactic.competitors',
  stages: 'wiki.head.tactic.stages',
  products: 'wiki.head.tactic.products',
  position: 'wiki.head.battlecard.position',
  pricePosture: 'wiki.head.battlecard.pricePosture',
  competitorId: 'wiki.head.battlecard.competitorId',
  feelings: 'wiki.head.conversation.feelings',
  opening: 'wiki.head.conversation.opening',
  avoid: 'wiki.head.conversation.avoid',
  fallback: 'wiki.head.conversation.fallback',
  doneByPeople: 'wiki.head.conversation.doneByPeople',
  doneByMembers: 'wiki.head.conversation.doneByMembers',
  stageId: 'wiki.head.process.stageId',
  step: 'wiki.head.process.step',
  conversation: 'wiki.head.process.conversation',
  evidence: 'wiki.head.battlecard.evidence',
  section: 'wiki.head.battlecard.section',
  audience: 'history.audience',
  checkedOn: 'history.checkedOn',
  give: 'wiki.head.discount.give',
  get: 'wiki.head.discount.get',
  value: 'wiki.head.discount.value',
  condition: 'wiki.head.discount.condition',
  upTo: 'wiki.head.discount.upTo',
  who: 'wiki.head.discount.who',
  personId: 'wiki.head.discount.person',
} as const

/** What a changed field is called: with the item that it belongs to, in a list. */
export function fieldLabel({ t }: Speaking, { list, place, name }: HeadChange): string {
  const label = isLabelled(name) ? t(LABELS[name]) : name
  if (list === null) return label
  const item = itemLabel(t, list, place)
  // An item's own words need no further name.
  return name === 'text' ? item : `${item} · ${label}`
}

function isLabelled(name: string): name is keyof typeof LABELS {
  return Object.hasOwn(LABELS, name)
}

function itemLabel(t: TFunction, list: string, number: number): string {
  switch (list) {
    case 'claims':
      return t('wiki.head.battlecard.claim', { number })
    case 'exitQuestions':
      return t('wiki.head.process.question', { number })
    case 'ladder':
      return t('history.item', { list: t('wiki.head.discount.ladder'), number })
    default:
      return t('history.item', { list: t('wiki.head.discount.ledger'), number })
  }
}

/** A field's value in words; empty for one that says nothing. */
export function fieldText(speaking: Speaking, name: string, value: unknown): string {
  const { t, formats, directory } = speaking
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(id => recordName(directory, name, String(id)) ?? '…').join(', ')
  const date = name === 'checkedOn' ? calendarDateSchema.safeParse(value) : null
  if (date?.success === true) return formats.date(date.data)
  const money = name === 'value' ? moneySchema.safeParse(value) : null
  if (money?.success === true) return formats.money(money.data)
  if (name === 'upTo' && typeof value === 'number') return formats.percent(value / 100)
  if (typeof value !== 'string') return ''
  if (name === 'audience') return t(`wiki.head.battlecard.audience.${value === 'sayable' ? 'sayable' : 'internal'}`) // prettier-ignore
  const section = name === 'section' ? claimSections.find(one => one === value) : undefined
  if (section !== undefined) return t(`wiki.head.battlecard.${section}`)
  return name.endsWith('Id') ? (recordName(directory, name, value) ?? '…') : value
}

/** A record that has not arrived has no name yet (D11). */
function recordName(directory: DirectoryIndex, field: string, id: string): string | undefined {
  const { competitors, stages, products, people, members } = directory
  const byField: Readonly<Record<string, ReadonlyMap<string, { readonly name: string }>>> = {
    competitors,
    competitorId: competitors,
    stages,
    stageId: stages,
    products,
    doneByPeople: people,
    personId: people,
    doneByMembers: members,
  }
  return byField[field]?.get(id)?.name
}
