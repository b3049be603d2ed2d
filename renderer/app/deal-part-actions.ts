import { seatIdOf } from '../../core/deal/committee'
import type { DealRecordName } from '../../core/deal/records'
import { useIdOf as idOfUse } from '../../core/deal/tactic-use'
import { randomId, type AccountId, type ContactId, type DealId, type PageId } from '../../core/ids'
import { nameKey } from '../../core/workspace/names'
import type { CommandInput } from '../../electron/contract/commands'
import { editDeal, perform } from './deal-actions'
import { notifyFailure } from './notify'
import type { Session } from './session'

/** What a person does to what belongs to a deal and is many: each at once, on the window's stack, explained when it is refused. */
type Fields = CommandInput<'deal-part.create'>['fields']
type About = CommandInput<'deal-part.create'>['about']

/** A deal as far as these need it: where it is, and its name for the words of an undo. */
export interface DealName {
  readonly id: DealId
  readonly title: string
}

async function create(
  session: Session,
  { id: dealId, title }: DealName,
  part: DealRecordName,
  id: string,
  about: About,
  fields: Fields,
): Promise<boolean> {
  const boardId = session.board.get()?.boardId
  if (boardId === undefined) return false
  return perform(session, { what: 'edit', title }, [], () =>
    session.client.command('deal-part.create', { boardId, part, id, dealId, about, fields }),
  )
}

/** Adds a step, a give or a note. */
export function addPart(
  session: Session,
  deal: DealName,
  part: 'steps' | 'gives' | 'notes',
  fields: Fields,
): Promise<boolean> {
  return create(session, deal, part, randomId<never>(), {}, fields)
}

/** Adds several at once, undone as one. */
export async function addParts(
  session: Session,
  { id: dealId, title }: DealName,
  part: 'steps' | 'gives' | 'notes',
  all: readonly Fields[],
): Promise<boolean> {
  const boardId = session.board.get()?.boardId
  if (boardId === undefined) return false
  const records = all.map(fields => ({ id: randomId<never>(), fields }))
  return perform(session, { what: 'edit', title }, [], () =>
    session.client.command('deal-part.create-many', { boardId, part, dealId, records }),
  )
}

export async function editPart(
  session: Session,
  { title }: DealName,
  part: DealRecordName,
  id: string,
  field: string,
  value: unknown,
): Promise<boolean> {
  const boardId = session.board.get()?.boardId
  if (boardId === undefined) return false
  return perform(session, { what: 'edit', title }, [], () =>
    session.client.command('deal-part.edit', { boardId, part, id, field, value }),
  )
}

export async function removePart(
  session: Session,
  { title }: DealName,
  part: DealRecordName,
  id: string,
): Promise<boolean> {
  const boardId = session.board.get()?.boardId
  if (boardId === undefined) return false
  return perform(session, { what: 'edit', title }, [], () =>
    session.client.command('deal-part.delete', { boardId, part, id }),
  )
}

/** *Used it*: this member used a page in this deal. */
export async function markUsed(session: Session, deal: DealName, pageId: PageId): Promise<boolean> {
  const me = session.directory.get()?.directory.me?.id
  if (me === undefined) return false
  return create(session, deal, 'uses', idOfUse(deal.id, pageId, me), { pageId }, {})
}

export function seatContact(session: Session, deal: DealName, contactId: ContactId): Promise<boolean> {
  return create(session, deal, 'seats', seatIdOf(deal.id, contactId), { contactId }, {})
}

/** Makes a contact of an account and gives them a seat. */
export async function seatNewContact(
  session: Session,
  deal: DealName,
  name: string,
  accountId: AccountId | null,
): Promise<boolean> {
  const id = randomId<ContactId>()
  const made = await perform(session, { what: 'edit', title: deal.title }, [], () =>
    session.client.command('record.create', { collection: 'contacts', id, fields: { name, accountId } }),
  )
  return made && seatContact(session, deal, id)
}

export function editContact(
  session: Session,
  { title }: DealName,
  id: ContactId,
  field: 'title' | 'reportsTo',
  value: string | null,
): Promise<boolean> {
  return perform(session, { what: 'edit', title }, [], () =>
    session.client.command('record.edit', { collection: 'contacts', id, field, value }),
  )
}

/** Competitors or tags of a deal as their names: what is new among them is made, what is gone is taken out. */
export async function setNames(
  session: Session,
  dealId: DealId,
  set: 'competitor' | 'tag',
  known: readonly { readonly id: string; readonly name: string }[],
  before: readonly string[],
  names: readonly string[],
): Promise<void> {
  const ids = new Map(known.map(each => [nameKey(each.name), each.id]))
  const wanted = new Set<string>()
  for (const name of names) {
    const id = ids.get(nameKey(name)) ?? (await made(session, set, name))
    if (id !== null) wanted.add(id)
  }
  for (const id of new Set([...before, ...wanted])) {
    const isIn = wanted.has(id)
    if (before.includes(id) !== isIn) await editDeal(session, dealId, { field: `${set}:${id}`, value: isIn })
  }
}

/** The id of a name that no record has yet. Its record stays when the deal's edit is undone: others may speak of it by then. */
async function made(session: Session, set: 'competitor' | 'tag', name: string): Promise<string | null> {
  const { client } = session
  const answer =
    set === 'competitor'
      ? await client.command('competitor.create', { name })
      : await client.command('tag.create', { name })
  if (!answer.ok) {
    notifyFailure(session, answer.error)
    return null
  }
  return 'tagId' in answer.value ? answer.value.tagId : answer.value.competitorId
}
