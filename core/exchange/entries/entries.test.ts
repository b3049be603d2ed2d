import { describe, expect, test } from 'vitest'
import {
  contentOf,
  dataTable,
  fixtureTable,
  Replica,
  someImport,
  tableOf,
} from '../../../test/support/exchange'
import { markLayer } from '../../documents/layers'
import { editWorkspace, readRecord, readRecords } from '../../documents/workspace'
import type { LayerId } from '../../ids'
import { accountIdOf, personIdOf, productIdOf } from '../../workspace/names'
import { answersFor } from '../answers'
import { understand, type Table } from '../understand'
import { applyEntries } from './apply'
import type { EntryMapping } from './mapping'
import { planEntries, type EntryPlan } from './plan'
import { kindOf, type EntryKind } from './targets'
import { understandEntries } from './understand'

function planOf(replica: Replica, table: Table, change: Partial<EntryMapping> = {}): EntryPlan {
  const kind = kindOf(table.header)
  if (kind === 'deals') throw new Error(`${table.fileName} was taken for deals`)
  const { mapping } = understandEntries(table, kind)
  const planned = planEntries(table, { ...mapping, ...change }, replica.workspace, { skipBad: false })
  if (!planned.ok) throw new Error(planned.error.code)
  return planned.value
}

function importList(replica: Replica, table: Table, change: Partial<EntryMapping> = {}): EntryPlan {
  const plan = planOf(replica, table, change)
  applyEntries(plan, { ...someImport, rows: plan.rows }, replica.workspace)
  return plan
}

const account = (replica: Replica, name: string) =>
  readRecord(replica.workspace, 'accounts', accountIdOf(name))
const person = (replica: Replica, name: string) => readRecord(replica.workspace, 'people', personIdOf(name))

describe('what a file is a list of, by its header', () => {
  const headers: readonly [EntryKind | 'deals', string][] = [
    ['accounts', 'account,sector,year_established,revenue,employees,office_location,subsidiary_of'],
    ['products', 'product,series,sales_price'],
    ['people', 'sales_agent,manager,regional_office'],
    ['deals', 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value'],
    ['accounts', 'Account Name,Industry,Employees,Annual Revenue,Billing Country,Website,Account ID,Parent Account'],
    ['accounts', 'Nom du compte,Secteur d’activité,Effectif,Chiffre d’affaires annuel,Pays de facturation,Site Web,ID du compte'],
    ['accounts', 'Record ID,Company name,Industry,Number of Employees,Annual Revenue,Country/Region,Website URL'],
    ['accounts', 'Organization - Name,Organization - ID,Organization - Address,Organization - Owner'],
    ['contacts', 'First Name,Last Name,Title,Account Name,Email,Phone,Contact ID,Reports To'],
    ['contacts', 'Prénom,Nom,E-mail,Numéro de téléphone,Intitulé du poste,Entreprise associée'],
    ['contacts', 'Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Work,Person - ID'],
    ['contacts', 'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Associated Company'],
    ['deals', 'Table,Field,Description'],
  ] // prettier-ignore
  test.each(headers)('%s: %s', (kind, header) => expect(kindOf(header.split(','))).toBe(kind))
})

test('the data folder: accounts, with sector, size, office and whose subsidiary they are', () => {
  const replica = new Replica()
  const { report } = importList(replica, dataTable('accounts'))
  expect(report).toMatchObject({ created: 85, badRows: 0, alsoAccounts: 0, questions: [] })
  expect(account(replica, 'Bluth Company')).toMatchObject({
    name: 'Bluth Company', sector: 'technolgy', foundedIn: 1993, revenueMillions: 1242.32, employees: 3027, country: 'United States', parentId: accountIdOf('Acme Corporation'),
  }) // prettier-ignore
  expect(account(replica, 'Acme Corporation')?.parentId).toBeNull()
  const subsidiaries = readRecords(replica.workspace, 'accounts').filter(({ parentId }) => parentId !== null)
  expect(subsidiaries).toHaveLength(15)
})

test('the data folder: products with series and price, agents with manager and office', () => {
  const replica = new Replica()
  expect(importList(replica, dataTable('products')).report.created).toBe(7)
  expect(readRecord(replica.workspace, 'products', productIdOf('GTK 500'))).toMatchObject({ series: 'GTK', price: { minor: 2_676_800, currency: 'USD' } }) // prettier-ignore
  expect(importList(replica, dataTable('sales_teams')).report).toMatchObject({ created: 35, alsoPeople: 6 })
  expect(person(replica, 'Lajuana Vencill')).toMatchObject({ office: 'Central', managerId: personIdOf('Dustin Brinkmann') }) // prettier-ignore
  expect(person(replica, 'Dustin Brinkmann')).toMatchObject({ office: null, managerId: null })
})

describe('a name that is new but near to one that is known', () => {
  const gtxPro = productIdOf('GTX Pro')

  test('is asked about: GTXPro is not taken for GTX Pro, nor for another', () => {
    const replica = new Replica()
    importList(replica, dataTable('products'))
    const table = fixtureTable()
    const asked = replica.plan(table, understand(table).mapping).report.questions
    expect(asked).toEqual([
      { collection: 'products', name: 'GTXPro', count: 1480, suggestions: [{ id: gtxPro, name: 'GTX Pro' }] },
    ])
  })

  test('once answered, its deals have that product, and the next file does not ask again', () => {
    const replica = new Replica()
    importList(replica, dataTable('products'))
    const table = fixtureTable()
    const names = [{ collection: 'products' as const, name: 'GTXPro', id: gtxPro }]
    const { plan } = replica.import(table, { names })
    expect(plan.report).toMatchObject({ products: 0, questions: [] })
    expect(plan.deals.filter(({ fields }) => fields['productId'] === gtxPro)).toHaveLength(1480)
    const kept = answersFor(replica.workspace, { products: ['gtxpro', 'MG Special'] })
    expect(kept).toEqual(names)
  })

  test('answered as one of its own, it is one, and is not asked about again', () => {
    const replica = new Replica()
    importList(replica, dataTable('products'))
    const table = tableOf('id,stage,product\n1,Won,GTXPro\n')
    const { plan } = replica.import(table, { names: [{ collection: 'products', name: 'GTXPro', id: null }] })
    expect(plan.report).toMatchObject({ products: 1, questions: [] })
  })

  test('is asked about in a list, too, when the deals came first', () => {
    const replica = new Replica()
    replica.import(fixtureTable())
    const asked = planOf(replica, dataTable('products')).report.questions
    expect(asked.map(({ name, suggestions }) => [name, suggestions[0]?.name])).toEqual([
      ['GTX Pro', 'GTXPro'],
    ])
    const names = [{ collection: 'products' as const, name: 'GTX Pro', id: productIdOf('GTXPro') }]
    expect(importList(replica, dataTable('products'), { names }).report).toMatchObject({
      created: 0,
      updated: 7,
    })
    expect(readRecord(replica.workspace, 'products', productIdOf('GTXPro'))).toMatchObject({ name: 'GTX Pro', price: { minor: 482_100 } }) // prettier-ignore
  })
})

test('deals and lists link, in whatever order they come', () => {
  const replica = new Replica()
  replica.import(fixtureTable())
  expect(importList(replica, dataTable('accounts')).report).toMatchObject({ created: 0, updated: 85, alsoAccounts: 0 }) // prettier-ignore
  expect(importList(replica, dataTable('sales_teams')).report).toMatchObject({ created: 5, updated: 30, alsoPeople: 6 }) // prettier-ignore
})

test('L1: a later file changes what nobody has touched, and says what it left', () => {
  const replica = new Replica()
  const first = tableOf('account,sector,employees\nAcme,retail,10\nBeta,medical,20\n', 'a.csv')
  importList(replica, first)
  const { accounts } = replica.workspace.collections
  editWorkspace(replica.workspace, null, () => accounts.edit(accountIdOf('Acme'), 'sector', 'finance'))
  const later = importList(replica, tableOf('account,sector,employees\nAcme,software,11\nBeta,medical,20\n', 'b.csv')) // prettier-ignore
  expect(later.report).toMatchObject({ updated: 1, unchanged: 1, heldTotal: 1 })
  expect(later.report.held[0]).toMatchObject({ title: 'Acme', field: 'sector', ours: 'finance', theirs: 'software' }) // prettier-ignore
  expect(account(replica, 'Acme')).toMatchObject({ sector: 'finance', employees: 11 })
  expect(importList(replica, tableOf('account,sector,employees\nAcme,software,11\nBeta,medical,20\n', 'b.csv')).records).toEqual([]) // prettier-ignore
})

test('L5: undone, a list is gone, but not the names that deals go by; brought back, it is whole', () => {
  const replica = new Replica()
  const list = importList(replica, dataTable('accounts'))
  replica.import(tableOf('id,stage,account\n1,Won,Acme Corporation\n'))
  const mark = (undone: boolean): void =>
    editWorkspace(replica.workspace, null, () =>
      markLayer(replica.workspace.imports, list.layer.layerId, undone),
    )
  mark(true)
  expect(readRecords(replica.workspace, 'accounts').map(({ name, sector }) => [name, sector])).toEqual([['Acme Corporation', null]]) // prettier-ignore
  mark(false)
  expect(readRecords(replica.workspace, 'accounts')).toHaveLength(85)
})

test('L4: a list that no row of another one needs is undone by itself, whatever came after', () => {
  const replica = new Replica()
  const products = importList(replica, dataTable('products'))
  importList(replica, dataTable('accounts'))
  editWorkspace(replica.workspace, null, () =>
    markLayer(replica.workspace.imports, products.layer.layerId, true),
  )
  expect(readRecords(replica.workspace, 'products')).toEqual([])
  expect(readRecords(replica.workspace, 'accounts')).toHaveLength(85)
})

test('L3: two computers that import the same lists write the same', () => {
  const [a, b] = [new Replica(), new Replica()]
  for (const replica of [a, b])
    for (const name of ['sales_teams', 'products', 'accounts'] as const) importList(replica, dataTable(name))
  expect(contentOf(a.workspace.doc)).toEqual(contentOf(b.workspace.doc))
})

test('contacts are known by their address, and by their name at their account; they answer to those of the same account', () => {
  const replica = new Replica()
  const csv =
    'First Name,Last Name,Title,Account Name,Email,Reports To,Contact ID\n' +
    'Ada,Park,CFO,Northwind,ada@northwind.example,,c1\nBo,Lind,Buyer,Northwind,bo@northwind.example,Ada Park,c2\nAda,Park,Clerk,Contoso,,,c3\n'
  expect(importList(replica, tableOf(csv, 'c.csv')).report).toMatchObject({ created: 3, alsoAccounts: 2 })
  const contacts = readRecords(replica.workspace, 'contacts')
  const ada = contacts.find(({ externalId }) => externalId === 'c1')!
  expect(contacts.find(({ externalId }) => externalId === 'c2')).toMatchObject({
    name: 'Bo Lind',
    reportsTo: ada.id,
  })
  const moved = 'Full Name,Email,Job Title\nAda Park-Hill,ADA@northwind.example,COO\n'
  expect(importList(replica, tableOf(moved, 'd.csv')).report).toMatchObject({ created: 0, updated: 1 })
  expect(readRecord(replica.workspace, 'contacts', ada.id)).toMatchObject({
    name: 'Ada Park-Hill',
    title: 'COO',
  })
})

test('what a cell can’t be is named with its row; what stands for nothing is nothing', () => {
  const replica = new Replica()
  const csv =
    'account,employees,year_established,revenue\nAcme,many,1999,1\nAcme,1,1999,1\n,3,4,5\nBeta,NULL,N/A,-\n'
  const { report, blocked } = planOf(replica, tableOf(csv))
  expect(blocked).toBe(true)
  expect(report.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'employees', 'not-a-number'],
    [4, null, 'missing-name'],
  ])
  expect(report).toMatchObject({ created: 2, badRows: 2 })
})

test('a year’s revenue in units is kept in millions', () => {
  const replica = new Replica()
  importList(replica, tableOf('Account Name,Annual Revenue,Employees\nAcme,"$12,500,000",3\n'))
  expect(account(replica, 'Acme')?.revenueMillions).toBe(12.5)
})

test('D12: what a list says of a merged account is left out, and what names it means the one that it became', () => {
  const replica = new Replica()
  importList(replica, tableOf('account,sector\nAcme,retail\nAcme Corp,retail\n'))
  const { accounts } = replica.workspace.collections
  editWorkspace(replica.workspace, null, () => accounts.edit(accountIdOf('Acme Corp'), 'mergedInto', accountIdOf('Acme'))) // prettier-ignore
  const { report } = planOf(replica, tableOf('account,sector\nAcme,software\nAcme Corp,finance\n', 'b.csv'))
  expect(report).toMatchObject({ updated: 1, badRows: 0, skipped: 1 })
  const { plan } = replica.import(tableOf('id,stage,account\n1,Won,Acme Corp\n'))
  expect(plan.deals[0]?.fields['accountId']).toBe(accountIdOf('Acme'))
})

test('a list is one layer, whatever its rows', () => {
  const replica = new Replica()
  const { layer } = importList(replica, dataTable('products'))
  const undone: LayerId = layer.layerId
  editWorkspace(replica.workspace, null, () => markLayer(replica.workspace.imports, undone, true))
  const again = importList(replica, dataTable('products'))
  expect(again.layer).toEqual({ state: 'undone', layerId: undone })
  expect(readRecords(replica.workspace, 'products')).toHaveLength(7)
})
