import { mergedDealOf, standsElsewhere } from '../deal/standing'
import type { BoardDocument } from '../documents/board'
import { readRecords, readRedirects, type WorkspaceDocument } from '../documents/workspace'
import { companyKey, squashed, wordsOf } from '../exchange/near-names'
import type { BoardId } from '../ids'
import type { Candidate } from './find'

/** Addresses that say nothing of whom somebody works for. */
const FREE = new Set(['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'hotmail.fr', 'yahoo.com', 'yahoo.fr', 'live.com', 'live.fr', 'icloud.com', 'me.com', 'aol.com', 'gmx.com', 'gmx.de', 'gmx.fr', 'orange.fr', 'free.fr', 'wanadoo.fr', 'sfr.fr', 'laposte.net', 'proton.me', 'protonmail.com']) // prettier-ignore

function domainOf(text: string | null): string | null {
  if (text === null) return null
  const bare = text.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/^.*@/, '').replace(/[/?#:].*$/, '').replace(/^www\./, '') // prettier-ignore
  return /^[^\s.]+(\.[^\s.]+)+$/.test(bare) && !FREE.has(bare) ? bare : null
}

/** Accounts: by the CRM's id, their web address or that of their people, and their name without its legal form. */
export function accountCandidates(workspace: WorkspaceDocument): Candidate[] {
  const redirects = readRedirects(workspace, 'accounts')
  const domains = new Map<string, string>()
  for (const { accountId, email, deleted } of readRecords(workspace, 'contacts')) {
    const domain = domainOf(email)
    if (accountId !== null && deleted === null && domain !== null)
      domains.set(redirects.of(accountId), domain)
  }
  return readRecords(workspace, 'accounts')
    .filter(({ id, deleted }) => deleted === null && !redirects.isGone(id))
    .map(({ id, name, externalId, website }) => {
      const key = companyKey(name)
      return { id, keys: { externalId, domain: domainOf(website) ?? domains.get(id) ?? null, name: key }, group: '', near: key } // prettier-ignore
    })
}

/** Contacts: by their address, and by their name at their account. */
export function contactCandidates(workspace: WorkspaceDocument): Candidate[] {
  const redirects = readRedirects(workspace, 'contacts')
  const accounts = readRedirects(workspace, 'accounts')
  return readRecords(workspace, 'contacts')
    .filter(({ id, deleted }) => deleted === null && !redirects.isGone(id))
    .map(({ id, name, accountId, email, externalId }) => {
      // First and last name change places from one list to the other.
      const key = [...wordsOf(name)].sort().join('')
      const group = accountId === null ? '' : accounts.of(accountId)
      return {
        id,
        keys: { externalId, email: email?.trim().toLowerCase() ?? null, name: key },
        group,
        near: key,
      }
    })
}

export function namedCandidates(
  workspace: WorkspaceDocument,
  collection: 'people' | 'products',
): Candidate[] {
  const redirects = readRedirects(workspace, collection)
  return readRecords(workspace, collection)
    .filter(({ id, deleted }) => deleted === null && !redirects.isGone(id))
    .map(({ id, name }) => ({ id, keys: { name: squashed(name) }, group: '', near: squashed(name) }))
}

/** Deals of one board: by the CRM's id, and by their title at their account. Two that the CRM knows by two ids are two. */
export function dealCandidates(
  workspace: WorkspaceDocument,
  boardId: BoardId,
  { deals }: BoardDocument,
): Candidate[] {
  const accounts = readRedirects(workspace, 'accounts')
  return deals.ids().flatMap(id => {
    // Read bare: of ten thousand deals only a few are looked at closer.
    const { title, accountId, externalId: outside, deleted, mergedInto } = deals.read(id)?.fields ?? {}
    if (typeof title !== 'string' || (deleted ?? null) !== null) return []
    if (typeof mergedInto === 'string' && mergedDealOf(deals, id) !== id) return []
    if (standsElsewhere(workspace, boardId, id, () => true)) return []
    const key = squashed(title)
    const externalId = typeof outside === 'string' && outside.trim() !== '' ? outside.trim() : null
    const group = typeof accountId === 'string' ? accounts.of(accountId) : ''
    return [{ id, keys: { externalId, name: key }, group, near: key, surelyItself: externalId }]
  })
}
