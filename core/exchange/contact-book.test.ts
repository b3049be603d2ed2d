import { expect, test } from 'vitest'
import { Replica, tableOf } from '../../test/support/exchange'
import type { AccountId, ContactId } from '../ids'
import { contactSchema, type Contact } from '../workspace/contact'
import { accountIdOf, contactIdOf } from '../workspace/names'
import { ContactBook } from './contact-book'
import type { NameAnswer } from './names'
import { understand } from './understand'

const [acme, other] = ['acme' as AccountId, 'other' as AccountId]
const contact = (id: string, name: string, more: Partial<Contact> = {}): Contact =>
  contactSchema.parse({ id, name, accountId: acme, ...more })
const book = (contacts: Contact[], answers: NameAnswer[] = []) =>
  new ContactBook(contacts, { answers, survivorOf: id => id, accountOf: id => id })
const at = (text: string, accountId: AccountId | null = acme, current: unknown[] = []) => ({ text, accountId, accountName: 'Acme', current }) // prettier-ignore

test('a name means somebody at the deal’s own account, by name or by address', () => {
  const contacts = book([
    contact('c1', 'Ana Ruiz', { email: 'Ana@acme.example' }),
    contact('c2', 'Ana Ruiz', { accountId: other }),
    contact('c3', 'Ben'),
  ])
  expect(contacts.resolve(at('ana  RUIZ'))).toBe('c1')
  expect(contacts.resolve(at('A. Ruiz (ana@acme.example)'))).toBe('c1')
  expect(contacts.resolve(at('Ana Ruiz', other))).toBe('c2')
  expect(contacts.resolve(at('Ben; Ana Ruiz'))).toBe('c3')
  expect(contacts.added()).toEqual([])
})

test('L3: a name that nobody has there is a new contact, the same on every computer', () => {
  const contacts = book([contact('c2', 'Ana Ruiz', { accountId: other })])
  const id = contactIdOf('Ana Ruiz', acme, null)
  expect(contacts.resolve(at('Ana Ruiz'))).toBe(id)
  expect(contacts.resolve(at('Cy <cy@acme.example>'))).toBe(contactIdOf('Cy', acme, 'cy@acme.example'))
  expect(contacts.added()).toEqual([
    { id, name: 'Ana Ruiz', accountId: acme, email: null },
    { id: contactIdOf('Cy', acme, 'cy@acme.example'), name: 'Cy', accountId: acme, email: 'cy@acme.example' },
  ])
})

test('L7: of several who are called so a person says who is meant; whom the deal has already is not asked about', () => {
  const two = [contact('c1', 'Ana Ruiz', { title: 'CFO' }), contact('c2', 'Ana Ruiz')]
  const asking = book(two)
  asking.resolve(at('Ana Ruiz'))
  asking.resolve(at('Ana Ruiz'))
  expect(asking.questions()).toEqual([
    {
      collection: 'contacts',
      name: 'Ana Ruiz · Acme',
      count: 2,
      suggestions: [
        { id: 'c1', name: 'Ana Ruiz, CFO' },
        { id: 'c2', name: 'Ana Ruiz' },
      ],
    },
  ])
  const kept = book(two)
  expect(kept.resolve(at('Ana Ruiz', acme, ['c2']))).toBe('c2')
  expect(kept.questions()).toEqual([])
  const answer = (id: ContactId | null): NameAnswer => ({
    collection: 'contacts',
    name: 'Ana Ruiz · Acme',
    id,
  })
  const told = book(two, [answer('c2' as ContactId)])
  expect(told.resolve(at('Ana Ruiz'))).toBe('c2')
  const third = book(two, [answer(null)])
  const id = third.resolve(at('Ana Ruiz'))
  expect(third.added()).toMatchObject([{ id, name: 'Ana Ruiz' }])
  expect(third.questions()).toEqual([])
})

test('a deal file with a contact column links each deal with the contact of its account, and brings the one who is new', () => {
  const table = tableOf(
    'Deal ID,Deal Name,Stage,Company,Primary contact\n1,Kiln,Open,Acme,Ana Ruiz\n2,Mill,Open,Acme,Cy Doe\n3,Oven,Open,Other,\n',
  )
  const replica = new Replica()
  const acmeId = accountIdOf('Acme')
  replica.workspace.collections.accounts.create(acmeId, { name: 'Acme' })
  replica.workspace.collections.contacts.create('c1', { name: 'Ana Ruiz', accountId: acmeId })
  const { mapping } = understand(table)
  expect(mapping.columns.map(({ target }) => target)).toContain('contact')
  const plan = replica.plan(table, mapping)
  const fresh = contactIdOf('Cy Doe', acmeId, null)
  expect(plan.deals.map(({ fields }) => fields['contactId'])).toEqual(['c1', fresh, null])
  expect(plan.records.filter(({ collection }) => collection === 'contacts')).toEqual([
    { collection: 'contacts', id: fresh, fields: { name: 'Cy Doe', accountId: acmeId } },
  ])
  expect(plan.report.contacts).toBe(1)
})
