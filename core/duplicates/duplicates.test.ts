import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { editBoard, openBoard } from '../documents/board'
import { editWorkspace, openWorkspace } from '../documents/workspace'
import { boardIdSchema } from '../ids'
import { apartIdOf } from '../workspace/apart'
import { duplicatesOf } from './sides'

const boardId = boardIdSchema.parse('b')

function setting() {
  const workspace = openWorkspace(new Y.Doc())
  const board = openBoard(new Y.Doc())
  const account = (id: string, fields: Record<string, unknown>): void =>
    editWorkspace(workspace, null, () => workspace.collections.accounts.create(id, fields))
  const contact = (id: string, fields: Record<string, unknown>): void =>
    editWorkspace(workspace, null, () => workspace.collections.contacts.create(id, fields))
  const deal = (id: string, fields: Record<string, unknown>): void =>
    editBoard(board, null, () => board.deals.create(id, { place: { stageId: 's', order: id, changeId: null }, ...fields })) // prettier-ignore
  const found = () =>
    duplicatesOf(workspace, [{ id: boardId, document: board }]).map(({ kind, reason, sides }) => [kind, reason, sides.map(({ id }) => id).sort().join()]) // prettier-ignore
  return { workspace, board, account, contact, deal, found }
}

test('accounts: legal forms, accents, signs and a slip don’t make another; digits and short names do', () => {
  const { account, found } = setting()
  account('a1', { name: 'Électricité Dupont SARL', sector: 'energy' })
  account('a2', { name: 'Electricite-Dupont' })
  account('a3', { name: 'Halden Works GmbH' })
  account('a4', { name: 'Haldne Works' })
  account('a5', { name: 'Station 12' })
  account('a6', { name: 'Station 13' })
  account('a7', { name: 'Inc' })
  account('a8', { name: 'SA' })
  expect(found()).toEqual([
    ['accounts', 'name', 'a1,a2'],
    ['accounts', 'nearName', 'a3,a4'],
  ])
})

test('accounts: one web address, or one address of their people, is a reason; a free mail address is none', () => {
  const { account, contact, found } = setting()
  account('a1', { name: 'Contoso', website: 'https://www.contoso.example/about' })
  account('a2', { name: 'CTS Group' })
  contact('c1', { name: 'Ada', accountId: 'a2', email: 'ada@contoso.example' })
  account('a3', { name: 'Baker' })
  account('a4', { name: 'Butcher' })
  contact('c2', { name: 'Bo', accountId: 'a3', email: 'bo@gmail.com' })
  contact('c3', { name: 'Cy', accountId: 'a4', email: 'cy@gmail.com' })
  expect(found()).toEqual([['accounts', 'domain', 'a1,a2']])
})

test('contacts: by address, and by name in either order at one account, not at two', () => {
  const { account, contact, found } = setting()
  account('a1', { name: 'Contoso' })
  account('a2', { name: 'Fabrikam' })
  contact('c1', { name: 'Ada Park', accountId: 'a1', email: 'ada@contoso.example' })
  contact('c2', { name: 'A. Park', accountId: 'a2', email: 'ADA@contoso.example ' })
  contact('c3', { name: 'Lind Bo', accountId: 'a1' })
  contact('c4', { name: 'Bo Lind', accountId: 'a1' })
  contact('c5', { name: 'Bo Lind', accountId: 'a2' })
  expect(found()).toEqual([
    // Their accounts have one address, too.
    ['accounts', 'domain', 'a1,a2'],
    ['contacts', 'email', 'c1,c2'],
    ['contacts', 'name', 'c3,c4'],
  ])
})

test('deals: one title at one account, or one id in the CRM; two ids there are two deals', () => {
  const { deal, found } = setting()
  deal('d1', { title: 'Renewal 2027', accountId: 'a1' })
  deal('d2', { title: 'renewal-2027', accountId: 'a1', externalId: 'X1' })
  deal('d3', { title: 'Renewal 2027', accountId: 'a2' })
  deal('d4', { title: 'Pilot', accountId: 'a1', externalId: 'X2' })
  deal('d5', { title: 'Pilot', accountId: 'a1', externalId: 'X3' })
  deal('d6', { title: 'Other', accountId: 'a3', externalId: 'X2 ' })
  expect(found()).toEqual([
    ['deals', 'externalId', 'd4,d6'],
    ['deals', 'name', 'd1,d2'],
  ])
})

test('what was merged, deleted, or said to be two, is not asked about again', () => {
  const { workspace, account, found } = setting()
  for (const id of ['a1', 'a2', 'a3']) account(id, { name: 'Acme' })
  expect(found()).toHaveLength(3)
  editWorkspace(workspace, null, () => {
    workspace.collections.apart.create(apartIdOf('a3', 'a1'), { a: 'a1', b: 'a3' })
    workspace.collections.accounts.edit('a2', 'mergedInto', 'a1')
  })
  expect(found()).toEqual([])
})

test('among ten thousand deals and a thousand accounts the two pairs are found, and no others', () => {
  const { account, deal, found } = setting()
  const word = (n: number): string => (n * 104_729).toString(36).padStart(6, 'x')
  for (let n = 0; n < 1_000; n++) account(`a${n}`, { name: `${word(n)} ${word(n + 5_000)}` })
  for (let n = 0; n < 10_000; n++)
    deal(`d${n}`, { title: `Order of ${word(n + 20_000)}`, accountId: `a${n % 1000}` })
  account('twin', { name: `${word(7)} ${word(5_007)} GmbH` })
  deal('twin', { title: `Order of ${word(20_123)}`, accountId: 'a123' })
  const pairs = found().map(([kind, , ids]) => [kind, ids])
  expect(pairs).toEqual([
    ['accounts', 'a7,twin'],
    ['deals', 'd123,twin'],
  ])
})
