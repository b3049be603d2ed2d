import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { valueOf } from '../../../core/insights/figure'
import type { Answer, AskedFact } from '../../../core/questions/answer'
import type { ContactId, DealId } from '../../../core/ids'
import type { FactRow } from '../../../electron/contract/fact-rows'
import type { QueryOutput } from '../../../electron/contract/queries'
import { useDirectory, useSession } from '../../app/session'
import { useFigureText } from '../../app/use-figure-text'
import { useFormats } from '../../app/use-formats'

/** Names that are said before it is *and others*. */
const NAMED = 4

export interface AnswerText {
  /** The answer in a few words: a figure, names. */
  readonly value: string
  /** What it was made of. */
  readonly sample: string
  readonly deals: readonly DealId[]
}

/** An answer as people say it; null while names of contacts are being fetched. */
export function useAnswerText(
  answer: Answer | null,
  facts: readonly FactRow[],
  currency: string,
): AnswerText | null {
  // prettier-ignore
  const { t } = useTranslation()
  const formats = useFormats()
  const write = useFigureText(currency)
  const { people } = useDirectory()
  const contacts = useContacts(answer)
  const attainmentText = useAttainmentText(currency)
  if (answer === null) return null
  const sampleOf = (deals: readonly DealId[]): string => t('portfolio.of', { count: deals.length })
  switch (answer.kind) {
    case 'figure': {
      const { figure, unit } = answer
      const { deals } = figure
      if (figure.state === 'not-enough')
        return { value: t('portfolio.notEnough'), sample: `${sampleOf(deals)}, ${t(`portfolio.why.${figure.why}`, { count: figure.needed })}`, deals } // prettier-ignore
      return { value: deals.length === 0 && unit !== 'deals' ? t('questions.none') : write(unit, figure.value), sample: sampleOf(deals), deals } // prettier-ignore
    }
    case 'people': {
      const deals = [...new Set(answer.people.flatMap(one => one.deals))]
      const names = answer.people.map(({ id }) => people.get(id)?.name ?? t('deal.arriving'))
      return { value: listed(names) || t('questions.nobody'), sample: sampleOf(deals), deals }
    }
    case 'contacts': {
      const deals = [...new Set(answer.contacts.flatMap(one => one.deals))]
      if (contacts === null) return null
      const names = answer.contacts.map(({ id }) => contactText(contacts.get(id)) ?? t('deal.arriving'))
      return { value: listed(names) || t('questions.noContact'), sample: sampleOf(deals), deals }
    }
    case 'deal': {
      const { deal, among } = answer
      if (deal === null) return { value: t('questions.none'), sample: sampleOf(among), deals: among }
      return { value: dealText(deal), sample: sampleOf(among), deals: [deal.id] }
    }
    case 'attainment':
      return attainmentText(answer)
    case 'changes': {
      const deals = [...new Set(answer.groups.flatMap(one => one.deals))]
      const told = answer.groups.map(
        ({ kind, deals, sum }) =>
        t('questions.change', { kind: t(`portfolio.changed.kind.${kind}`), deals: t('portfolio.dealCount', { count: deals.length }), sum: formats.compact({ minor: Math.round(sum), currency }) }), // prettier-ignore
      )
      return { value: told.join(' · ') || t('questions.nothingChanged'), sample: sampleOf(deals), deals }
    }
  }

  function dealText({ id, minor, ownerId }: AskedFact): string {
    const owner = ownerId === null ? t('questions.nobody') : (people.get(ownerId)?.name ?? t('deal.arriving'))
    const title = facts.find(fact => fact.id === id)?.title ?? ''
    return [title, formats.compact({ minor: Math.round(minor ?? 0), currency }), owner].join(' · ')
  }
}

/** How far from a target, as the screen says it; where it is not told, why. */
function useAttainmentText(
  currency: string,
): (answer: Extract<Answer, { kind: 'attainment' }>) => AnswerText {
  const { t } = useTranslation()
  const formats = useFormats()
  const money = (minor: number): string => formats.compact({ minor: Math.round(minor), currency })
  return ({ whose, attainment }) => {
    if (attainment === null) return { value: t(`questions.target.${whose}`), sample: '', deals: [] }
    const { won, share, targetMinor, remainingMinor } = attainment
    const reached = t('portfolio.target.wonOf', { won: money(valueOf(won) ?? 0), target: money(targetMinor) })
    const rest = remainingMinor <= 0 ? t('portfolio.target.met') : t('questions.target.lacking', { amount: money(remainingMinor) }) // prettier-ignore
    const value = [...(share.state === 'known' ? [formats.percent(share.value)] : []), reached, rest]
    return { value: value.join(' · '), sample: t('portfolio.of', { count: won.deals.length }), deals: won.deals } // prettier-ignore
  }
}

function listed(names: readonly string[]): string {
  return names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` +${names.length - NAMED}` : '')
}

type NamedContact = QueryOutput<'contacts.named'>[number]

function contactText(contact: NamedContact | undefined): string | null {
  if (contact === undefined) return null
  return [contact.name, contact.title, contact.phone, contact.email].filter(part => part !== null && part !== '').join(', ') // prettier-ignore
}

/** The contacts that an answer names; null until they are here. */
function useContacts(answer: Answer | null): ReadonlyMap<ContactId, NamedContact> | null {
  const { client } = useSession()
  const asked = answer?.kind === 'contacts' ? answer.contacts.map(({ id }) => id).join(' ') : ''
  const [known, setKnown] = useState<{ asked: string; contacts: ReadonlyMap<ContactId, NamedContact> } | null>(null) // prettier-ignore
  useEffect(() => {
    if (asked === '') return
    let shown = true
    void client.query('contacts.named', { ids: asked.split(' ') }).then(named => {
      if (shown && named.ok) setKnown({ asked, contacts: new Map(named.value.map(one => [one.id, one])) })
    })
    return () => {
      shown = false
    }
  }, [client, asked])
  if (asked === '') return new Map()
  return known?.asked === asked ? known.contacts : null
}
