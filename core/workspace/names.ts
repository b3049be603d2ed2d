import {
  derivedId,
  type AccountId,
  type AliasId,
  type BoardId,
  type CompetitorId,
  type ContactId,
  type FieldId,
  type PersonId,
  type ProductId,
  type StageId,
  type TagId,
  type DealId,
} from '../ids'

/**
 * Ids of records that a file brings, derived from what the file calls them, so that two computers that import one file
 * make one account, one person, one deal. Case, accents and white space do not make another name.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

export function accountIdOf(name: string): AccountId {
  return derivedId('account', nameKey(name))
}

export function personIdOf(name: string): PersonId {
  return derivedId('person', nameKey(name))
}

export function productIdOf(name: string): ProductId {
  return derivedId('product', nameKey(name))
}

export function customFieldIdOf(column: string): FieldId {
  return derivedId('field', nameKey(column))
}

export function stageIdOf(boardId: BoardId, name: string): StageId {
  return derivedId('stage', boardId, nameKey(name))
}

/** A board that an import makes. The same file, imported into a new board on two computers, is one board. */
export function importedBoardIdOf(fileHash: string): BoardId {
  return derivedId('board', fileHash)
}

/** A deal's id from the id that the CRM gave it. Case counts: Salesforce's 15-character ids differ by it alone. */
export function importedDealIdOf(externalId: string): DealId {
  return derivedId('deal', externalId.trim())
}

export function competitorIdOf(name: string): CompetitorId {
  return derivedId('competitor', nameKey(name))
}

export function tagIdOf(name: string): TagId {
  return derivedId('tag', nameKey(name))
}

/** Where the record of a derived id goes by another name by now: the next id of the same name, the same everywhere. */
export function nextIdOf<Id extends AccountId | CompetitorId | PersonId | ProductId | TagId>(id: Id): Id {
  return derivedId('next', id)
}

/** A contact that a file brings: known by their address, else by their name at their account. */
export function contactIdOf(name: string, accountId: string | null, email: string | null): ContactId {
  return email === null
    ? derivedId('contact', nameKey(name), accountId ?? '')
    : derivedId('contact', email.trim().toLowerCase())
}

/** Where it is kept what a name of a file means. */
export function aliasIdOf(collection: string, name: string): AliasId {
  return derivedId('alias', collection, nameKey(name))
}
