import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asChange, asDeal, asMember, asStage, DocumentReplicas, Replicas } from '../../test/support/replicas'
import { editBoard } from '../documents/board'
import { editWorkspace, openWorkspace, readRecord } from '../documents/workspace'
import type { FieldId } from '../ids'
import {
  customFieldSchema,
  customFieldTypes,
  optionIdOf,
  optionKey,
  type CustomField,
} from '../workspace/custom-field'
import { personIdOf } from '../workspace/names'
import {
  customCell,
  customKey,
  customText,
  readCustom,
  readCustomSaid,
  type CustomReading,
  type CustomSaid,
} from './custom'
import { createDeal, editField } from './edit'
import { readDeal } from './read'

const ID = 'field' as FieldId
const NORTH = optionIdOf(ID, 'North')
const SOUTH = optionIdOf(ID, 'South')
const ann = personIdOf('Ann Lee')
const people = new Map<string, string>([[ann, 'Ann Lee']])
const author = { by: asMember('m'), at: 1 }

function field(more: Record<string, unknown>): CustomField {
  return customFieldSchema.parse({ id: ID, name: 'Field', ...more })
}
function reads(more: Record<string, unknown>, value: CustomSaid['custom'][string]): CustomReading {
  return readCustom(field(more), { custom: { [ID]: value }, picked: {} }, people)
}
const regions = {
  [optionKey(NORTH, 'name')]: 'North',
  [optionKey(NORTH, 'order')]: 'a0',
  [optionKey(SOUTH, 'name')]: 'Far south',
  [optionKey(SOUTH, 'order')]: 'a1',
}

describe('a value is read by the type of its field, and nothing of it is lost', () => {
  test.each([
    ['number', '12.5', { kind: 'number', number: 12.5 }],
    ['number', '1,234', { kind: 'unfit', text: '1,234' }],
    ['number', 'about 12', { kind: 'unfit', text: 'about 12' }],
    ['money', '1234.5 EUR', { kind: 'money', money: { minor: 123450, currency: 'EUR' } }],
    ['money', '1234.5', { kind: 'unfit', text: '1234.5' }],
    ['date', '2026-03-31', { kind: 'date', date: '2026-03-31' }],
    ['date', '31/03/2026', { kind: 'unfit', text: '31/03/2026' }],
    ['boolean', 'Oui', { kind: 'boolean', yes: true }],
    ['boolean', 'perhaps', { kind: 'unfit', text: 'perhaps' }],
    ['link', 'https://a.example/x', { kind: 'link', text: 'https://a.example/x' }],
    ['link', 'javascript:alert(1)', { kind: 'unfit', text: 'javascript:alert(1)' }],
    ['person', 'ann  LEE', { kind: 'person', personId: ann }],
    ['person', 'Nobody', { kind: 'unfit', text: 'Nobody' }],
    ['text', '', { kind: 'empty' }],
  ] as const)('%s: “%s”', (type, text, reading) => {
    expect(reads({ type }, text)).toEqual(reading)
  })

  test('once it is said how the file writes, what was uncertain is read', () => {
    const german = { decimal: ',', dates: 'dmy', currency: 'EUR' }
    expect(reads({ type: 'number', writtenAs: german }, '1.234,5')).toEqual({ kind: 'number', number: 1234.5 }) // prettier-ignore
    expect(reads({ type: 'money', writtenAs: german }, '1.234')).toEqual({ kind: 'money', money: { minor: 123400, currency: 'EUR' } }) // prettier-ignore
    expect(reads({ type: 'money', writtenAs: german }, '12,5 USD')).toEqual({ kind: 'money', money: { minor: 1250, currency: 'USD' } }) // prettier-ignore
    expect(reads({ type: 'date', writtenAs: german }, '01/02/2026')).toEqual({ kind: 'date', date: '2026-02-01' }) // prettier-ignore
  })

  test('a choice is found by its id, its name, and the name that it once had', () => {
    for (const said of [SOUTH, 'far SOUTH', 'South'])
      expect(reads({ type: 'choice', ...regions }, said)).toMatchObject({ options: [{ id: SOUTH, name: 'Far south' }] }) // prettier-ignore
    expect(reads({ type: 'choice', ...regions }, 'West')).toEqual({ kind: 'unfit', text: 'West' })
  })

  test('several: the file says some, people pick over that, and a word that is no choice stays', () => {
    const several = field({ type: 'several', ...regions })
    const said = { custom: { [ID]: 'North; West' }, picked: { [ID]: { [SOUTH]: true } } }
    expect(readCustom(several, said, people)).toMatchObject({
      options: [{ name: 'North' }, { name: 'Far south' }],
      rest: 'West',
    })
    const without = { ...said, picked: { [ID]: { [NORTH]: false } } }
    expect(readCustom(several, without, people)).toEqual({ kind: 'unfit', text: 'West' })
  })

  test('what a cell of a file says of a value reads back as that value', () => {
    const values = fc.oneof(
      fc.tuple(fc.constant('number' as const), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map(n => Number(n.toFixed(3)) + 0)), // prettier-ignore
      fc.tuple(fc.constant('money' as const), fc.record({ minor: fc.maxSafeInteger(), currency: fc.constantFrom('EUR', 'JPY', 'KWD') })), // prettier-ignore
      fc.tuple(fc.constant('boolean' as const), fc.boolean()),
      fc.tuple(fc.constant('choice' as const), fc.constantFrom<string>(NORTH, SOUTH)),
      fc.tuple(fc.constant('person' as const), fc.constant<string>(ann)),
      fc.tuple(fc.constant('date' as const), fc.constantFrom('2026-02-28', '1999-12-31')),
    )
    fc.assert(
      fc.property(values, ([type, value]) => {
        const first = reads({ type, ...regions }, value)
        const cell = customCell(first, id => people.get(id) ?? null)
        expect(first.kind).not.toBe('unfit')
        expect(reads({ type, ...regions }, cell)).toEqual(first)
      }),
    )
  })

  test('D9: whatever another computer wrote as value, type or option, reading never throws and keeps it', () => {
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true })
    fc.assert(
      fc.property(fc.constantFrom(...customFieldTypes), anything, anything, (type, value, option) => {
        const said = readCustomSaid({ [customKey(ID)]: value, [customKey(ID, NORTH)]: option })
        const read = readCustom(field({ type, ...regions, [optionKey(NORTH, 'name')]: option }), said, people)
        expect(typeof customCell(read, () => null)).toBe('string')
      }),
    )
    expect(field({ type: 'of a newer version' }).type).toBe('text')
    expect(field({ writtenAs: 7, order: 'not a key' })).toMatchObject({ order: null })
  })
})

test('D9: changing a field’s type and back changes no deal, and its values read as before', () => {
  const [board] = new Replicas(1).boards
  editBoard(board!, 'test', () => {
    createDeal(board!, { id: asDeal('a'), place: { stageId: asStage('s'), order: 'a0', changeId: null }, fields: { title: 'A' } }, author) // prettier-ignore
    editField(board!, asDeal('a'), customKey(ID), 'May', asChange('c'), author)
  })
  const deal = readDeal(board!.deals, 'a')!
  expect(readCustom(field({ type: 'date' }), deal, people)).toEqual({ kind: 'unfit', text: 'May' })
  expect(readCustom(field({ type: 'text' }), deal, people)).toEqual({ kind: 'text', text: 'May' })
  expect(customText(deal.custom[ID]!)).toBe('May')
})

test('D7: two computers that add, rename and retire options of one field apart have done all of it', () => {
  const replicas = new DocumentReplicas(2, openWorkspace)
  const [a, b] = replicas.each as [ReturnType<typeof openWorkspace>, ReturnType<typeof openWorkspace>]
  editWorkspace(a, 'test', () =>
    a.collections.fields.create(ID, { name: 'Region', type: 'choice', order: 'a0', ...regions }),
  )
  replicas.settle()
  const west = optionIdOf(ID, 'West')
  editWorkspace(a, 'test', () => {
    a.collections.fields.edit(ID, optionKey(west, 'name'), 'West')
    a.collections.fields.edit(ID, optionKey(west, 'order'), 'a2')
    a.collections.fields.edit(ID, optionKey(NORTH, 'retired'), true)
  })
  editWorkspace(b, 'test', () => b.collections.fields.edit(ID, optionKey(NORTH, 'name'), 'Up north'))
  replicas.settle()
  for (const each of [a, b])
    expect(readRecord(each, 'fields', ID)?.options).toMatchObject([
      { name: 'Up north', retired: true },
      { name: 'Far south' },
      { name: 'West' },
    ])
})
