import { describe, expect, it } from 'vitest'
import { pageIdSchema } from '../../core/ids'
import type { PageRow, WikiPatch } from '../../electron/contract/page-rows'
import { WikiStore } from './wiki-store'

const id = pageIdSchema.parse('p')
const row = (title: string): PageRow => ({
  id,
  kind: 'note',
  title,
  parentId: null,
  order: 'a1',
  stray: null,
  tags: [],
  favourite: false,
  template: null,
  sample: null,
  createdAt: null,
  createdBy: null,
  updatedAt: null,
  updatedBy: null,
  words: 0,
  checks: null,
  state: 'current',
})

function opened() {
  const sent: { patch: (patch: WikiPatch) => void; asked: number } = { patch: () => undefined, asked: 0 }
  const store = new WikiStore(onPatch => {
    sent.patch = onPatch
    sent.asked++
  })
  return { store, sent, title: () => store.index.get().rows.get(id)?.title }
}

describe('the pages of a window', () => {
  it('are asked for by the first who looks, and once', () => {
    const { store, sent } = opened()
    expect(sent.asked).toBe(0)
    store.follow()
    store.follow()
    expect(sent.asked).toBe(1)
    expect(store.loaded.get()).toBe(false)
    sent.patch({ kind: 'whole', rows: [row('One')] })
    expect(store.loaded.get()).toBe(true)
  })

  it('show what was just done until the engine says how it is', () => {
    const { store, sent, title } = opened()
    store.follow()
    sent.patch({ kind: 'whole', rows: [row('One')] })
    store.guess(id, { title: 'Two' })
    expect(title()).toBe('Two')
    sent.patch({ kind: 'change', upsert: [row('Two by the engine')], remove: [] })
    expect(title()).toBe('Two by the engine')
  })

  it('take back what was refused', () => {
    const { store, sent, title } = opened()
    store.follow()
    sent.patch({ kind: 'whole', rows: [row('One')] })
    const takeBack = store.guess(id, { title: 'Two' })
    takeBack()
    expect(title()).toBe('One')
  })

  it('begin anew with what the engine says after a new start', () => {
    const { store, sent, title } = opened()
    store.follow()
    sent.patch({ kind: 'whole', rows: [row('One')] })
    sent.patch({ kind: 'whole', rows: [] })
    expect(title()).toBeUndefined()
  })
})
