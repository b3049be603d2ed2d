import { dealIdSchema, pageIdSchema, type PageId } from '../../../../core/ids'
import { staleClaims } from '../../../../core/page/claims'
import type { SearchKind, SearchRow } from '../../../../electron/contract/search'
import { titleOf } from '../../../app/page-actions'
import type { Session } from '../../../app/session'
import { formatsOf } from '../../../app/use-formats'
import { languageOf } from '../../../i18n'
import { localeOf } from '../../../ui/formats'
import { todayIs } from '../../../ui/today'
import type { LiveReference, ReferenceHit, ReferenceSource } from '../../../editor'
import { isReferenceKind, type ReferenceKind } from '../../../editor/nodes'
import { NamedDeals } from './named-deals'
import { PageFates } from './page-fates'

/** What a reference to a record without a place of its own leads to: a panel beside the page. */
export type OpenRecord = (kind: 'account' | 'person' | 'competitor', id: string) => void

const FOUND = 8

/**
 * What the editor's references lead to in this workspace: live titles and states, what is found, where a click goes. A page
 * that referred to itself would lead nowhere: it is not among what is found for it.
 */
export function createReferenceSource(
  session: Session,
  openRecord: OpenRecord,
  own: PageId | null,
): ReferenceSource {
  const deals = new NamedDeals(session.client)
  const fates = new PageFates(session)
  return {
    find: async (kinds, text) => {
      const hits = await find(session, kinds, text)
      return hits.filter(({ kind, id }) => kind !== 'page' || id !== own).slice(0, FOUND)
    },
    live: (kind, id) => {
      switch (kind) {
        case 'page':
          return livePage(session, fates, id)
        case 'deal':
          return liveDeal(session, deals, id)
        case 'account':
        case 'person':
        case 'competitor':
          return liveRecord(session, kind, id)
      }
    },
    follow: (kind, id, changed) => follow(session, deals, fates, kind, id, changed),
    open: (kind, id) => {
      const deal = kind === 'deal' ? deals.get(dealIdSchema.parse(id)) : undefined
      if (kind === 'page') session.ui.showPage(pageIdSchema.parse(id))
      else if (kind !== 'deal') openRecord(kind, id)
      else if (deal !== undefined) session.ui.openDeal(deal.card.id, deal.boardId)
    },
  }
}

async function find(
  session: Session,
  kinds: readonly ReferenceKind[],
  text: string,
): Promise<readonly ReferenceHit[]> {
  const wanted: SearchKind[] = [...kinds]
  const result = await session.client.query('search.suggest', { text, kinds: wanted, limit: FOUND + 1 })
  if (!result.ok) return []
  return result.value.flatMap(row =>
    isReferenceKind(row.kind)
      ? [{ kind: row.kind, id: row.id, title: row.title || session.words.t('wiki.untitled'), about: aboutOf(session, row) }]
      : [],
  ) // prettier-ignore
}

/** What tells one from others of its name. */
function aboutOf(session: Session, { state }: SearchRow): string {
  const index = session.directory.get()
  switch (state.kind) {
    case 'deal': {
      const account = state.accountId === null ? undefined : index?.accounts.get(state.accountId)?.name
      return [account, index?.stages.get(state.lane)?.name].filter(part => part !== undefined).join(' · ')
    }
    case 'page':
      return state.path.join(' / ')
    case 'name':
      return ''
  }
}

function livePage(session: Session, fates: PageFates, id: string): LiveReference {
  const pageId = pageIdSchema.parse(id)
  const page = session.wiki.index.get().rows.get(pageId)
  if (page === undefined) return fates.of(pageId)
  const stale = staleClaims(page.checks, todayIs())
  return {
    title: titleOf(session, pageId),
    state: stale > 0 ? session.words.t('wiki.row.stale', { count: stale }) : '',
    deleted: false,
  }
}

function liveDeal(session: Session, deals: NamedDeals, id: string): LiveReference {
  const deal = deals.get(dealIdSchema.parse(id))
  if (deal === undefined) return 'arriving'
  const { title, lane, amount } = deal.card
  const stage = session.directory.get()?.stages.get(lane)?.name ?? session.words.t('board.unsorted')
  const locale = localeOf(languageOf(session.words.language), session.info.locale)
  const money = amount === null ? [] : [formatsOf(locale).money(amount)]
  return { title, state: [stage, ...money].join(' · '), deleted: deal.deleted }
}

function liveRecord(session: Session, kind: 'account' | 'person' | 'competitor', id: string): LiveReference {
  const index = session.directory.get()
  const records = { account: index?.accounts, person: index?.people, competitor: index?.competitors }[kind]
  const record = records?.get(id)
  return record === undefined
    ? 'arriving'
    : { title: record.name, state: '', deleted: record.deleted !== null }
}

function follow(
  session: Session,
  deals: NamedDeals,
  fates: PageFates,
  kind: ReferenceKind,
  id: string,
  changed: () => void,
): () => void {
  const stops = [session.directory.subscribe(changed)]
  if (kind === 'deal') stops.push(deals.follow(dealIdSchema.parse(id), changed))
  if (kind === 'page') {
    const pageId: PageId = pageIdSchema.parse(id)
    session.wiki.follow()
    stops.push(session.wiki.index.subscribe(changed), fates.follow(pageId, changed))
  }
  return () => stops.forEach(stop => stop())
}
