import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addHeadItem, readHead, setHeadValue } from '../../core/page/head'
import { editPage } from '../../core/documents/page'
import { readContent } from '../../core/page/content/read'
import { writeContent } from '../../core/page/content/write'
import type { Block } from '../../core/page/content/blocks'
import { calendarDateSchema, dateOf } from '../../core/dates'
import { staleClaims } from '../../core/page/claims'
import { randomId, type CompetitorId, type ItemId, type PageId } from '../../core/ids'
import type { CommandInput } from '../contract/commands'
import type { Inverse } from '../contract/inverse'
import { startEngine, type Harness, type TestWindow } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'
import { WikiView } from '../../test/support/wiki-view'
import { pageDocument } from './documents/names'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

interface Wiki {
  readonly harness: Harness
  readonly window: TestWindow
  readonly view: WikiView
  readonly create: (title: string, more?: Partial<CommandInput<'page.create'>>) => Promise<PageId>
}

/** A workspace without the sample's pages. */
async function start(): Promise<Wiki> {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  await window.command('workspace.create', { name: 'Empty', sample: false })
  return wikiOf(harness)
}

function wikiOf(harness: Harness): Wiki {
  const window = harness.window()
  const view = new WikiView(window)
  return {
    harness,
    window,
    view,
    create: async (title, more = {}) => {
      const pageId = randomId<PageId>()
      const from = { what: 'blank', kind: 'note' } as const
      await window.command('page.create', { pageId, title, parentId: null, after: 'last', from, ...more })
      return pageId
    },
  }
}

const paragraph = (...inlines: Extract<Block, { type: 'paragraph' }>['inlines']): Block => ({
  type: 'paragraph',
  inlines,
})
const text = (value: string): Extract<Block, { type: 'paragraph' }>['inlines'][number] => ({
  type: 'text',
  text: value,
  format: 0,
})

/** Writes a page's text as a window does: on its document, not by command. */
function write(harness: Harness, pageId: PageId, blocks: Block[]): void {
  const { documents } = harness.engine.workspace!
  const origin = { from: 'seed' } as const
  documents.edit(pageDocument(pageId), origin, doc => {
    const root = doc.get('root', Y.XmlText)
    root.delete(0, root.length)
    editPage(doc, origin, () => writeContent(doc, blocks, origin))
  })
}

async function undo(window: TestWindow, inverse: Inverse | null): Promise<Inverse | null> {
  if (inverse?.kind !== 'record-revert') throw new Error('no undo')
  const back = await window.command('record.revert', { steps: inverse.steps })
  expect(back.skipped).toBe(0)
  return back.inverse
}

describe('the tree', () => {
  test('P1: pages stand where they were put, beneath others and among their siblings, and a move is undone and done again', async () => {
    const { window, view, create } = await start()
    const plays = await create('Plays')
    const price = await create('Price', { parentId: plays })
    await create('Silence', { parentId: plays })
    await create('First', { parentId: plays, after: null })
    await until(() => view.rows.size === 4, 'four rows')
    expect(view.titles()).toEqual(['Plays', 'Plays/First', 'Plays/Price', 'Plays/Silence'])
    const { inverse } = await window.command('page.move', { pageId: price, parentId: null, after: plays })
    await until(() => view.titles()[3] === 'Price', 'the page at the top')
    const redo = await undo(window, inverse)
    await until(() => view.titles()[2] === 'Plays/Price', 'the page back in its place')
    await undo(window, redo)
    await until(() => view.titles()[3] === 'Price', 'and at the top again')
  })

  test('P2: a page is refused beneath itself, and undoing a move never makes a loop', async () => {
    const { window, view, create } = await start()
    const a = await create('A')
    const b = await create('B', { parentId: a })
    const refused = await window.try('command', 'page.move', { pageId: a, parentId: b, after: null })
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input', at: 'parentId' } })
    const { inverse } = await window.command('page.move', { pageId: b, parentId: null, after: null })
    await window.command('page.move', { pageId: a, parentId: b, after: null })
    if (inverse?.kind !== 'record-revert') throw new Error('no undo')
    expect(await window.command('record.revert', { steps: inverse.steps })).toEqual({ inverse: null, skipped: 1 }) // prettier-ignore
    await until(() => view.titles().join() === 'B,B/A', 'the tree as it was')
  })

  test('P3, D5: a page goes to the trash with what is beneath it, as one, and comes back so', async () => {
    const { window, view, create } = await start()
    const plays = await create('Plays')
    const price = await create('Price', { parentId: plays })
    await create('Deep', { parentId: price })
    const { inverse } = await window.command('page.delete', { pageId: plays })
    await until(() => view.rows.size === 0, 'an empty tree')
    expect(await window.query('page.trash', {})).toMatchObject([{ id: plays, title: 'Plays', took: 2 }])
    expect(await window.query('page.facts', { pageId: price })).toMatchObject({ inTrash: true })
    await window.command('page.restore', { pageId: plays })
    await until(() => view.rows.size === 3, 'three rows')
    // What was restored by hand is not what the deletion left: its undo has nothing to do.
    if (inverse?.kind !== 'record-revert') throw new Error('no undo')
    expect((await window.command('record.revert', { steps: inverse.steps })).skipped).toBe(1)
  })

  test('D10: undoing a creation puts the page into the trash, and leaves what was put beneath it since', async () => {
    const { window, view, create } = await start()
    const pageId = randomId<PageId>()
    const from = { what: 'blank', kind: 'tactic' } as const
    const { inverse } = await window.command('page.create', { pageId, title: 'Mine', parentId: null, after: null, from }) // prettier-ignore
    const inside = await create('Theirs', { parentId: pageId })
    await undo(window, inverse)
    expect(await view.row(inside, row => row.stray !== null)).toMatchObject({ stray: 'parent-deleted', parentId: null }) // prettier-ignore
  })

  test('D8: a command that is sent again makes the page once, with one empty line to write on', async () => {
    const { harness, window, view } = await start()
    const pageId = randomId<PageId>()
    const input = {
      pageId,
      title: 'Once',
      parentId: null,
      after: null,
      from: { what: 'blank', kind: 'note' },
    }
    await window.try('command', 'page.create', input)
    await window.try('command', 'page.create', input)
    await until(() => view.rows.size === 1, 'one row')
    const doc = harness.engine.workspace!.documents.read(pageDocument(pageId))
    expect(readContent(doc)).toEqual([paragraph()])
  })
})

describe('what a page begins with', () => {
  test('a built-in template gives its head and its text, in the language that was asked for', async () => {
    const { harness, view, create } = await start()
    const english = await create('', { from: { what: 'builtin', kind: 'discount', language: 'en' } })
    const french = await create('', { from: { what: 'builtin', kind: 'discount', language: 'fr' } })
    const titles = [(await view.row(english)).title, (await view.row(french)).title]
    expect(new Set(titles).size).toBe(2)
    const { documents } = harness.engine.workspace!
    for (const id of [english, french]) {
      const doc = documents.read(pageDocument(id))
      expect(readHead(doc, 'discount').lists.ladder.length).toBeGreaterThan(1)
      expect(readContent(doc).length).toBeGreaterThan(1)
    }
  })

  test('a page of one’s own that was made a template is begun from: head and text, without its tags', async () => {
    const { harness, window, view, create } = await start()
    const own = await create('Our card', { from: { what: 'blank', kind: 'battlecard' } })
    const { tagId } = await window.command('tag.create', { name: 'Pricing' })
    await window.command('page.tag', { pageId: own, tagId, on: true })
    write(harness, own, [paragraph(text('Ours alone'))])
    await window.command('page.mark-template', { pageId: own, template: { language: 'en' } })
    const begun = await create('', { from: { what: 'template', pageId: own } })
    const copied = await create('', { from: { what: 'copy', pageId: own } })
    expect(await view.row(begun)).toMatchObject({ kind: 'battlecard', title: 'Our card', template: null, tags: [] }) // prettier-ignore
    expect(await view.row(copied)).toMatchObject({ kind: 'battlecard', template: null, tags: [tagId] })
    const doc = harness.engine.workspace!.documents.read(pageDocument(begun))
    expect(readContent(doc)).toEqual([paragraph(text('Ours alone'))])
  })
})

describe('tags, favourites, names', () => {
  test('D1: two people who make a tag of one name make one; a name that was given up is another’s', async () => {
    const { window } = await start()
    const first = await window.command('tag.create', { name: 'Pricing' })
    expect(await window.command('tag.create', { name: ' PRICING ' })).toEqual({ tagId: first.tagId, inverse: null }) // prettier-ignore
    await window.command('tag.rename', { tagId: first.tagId, name: 'Money' })
    const second = await window.command('tag.create', { name: 'Pricing' })
    expect(second.tagId).not.toBe(first.tagId)
    await window.command('tag.delete', { tagId: second.tagId })
    expect((await window.command('tag.create', { name: 'pricing' })).tagId).toBe(second.tagId)
    const { tags } = await window.whole('directory', each => each.tags.length === 2)
    expect(tags.map(tag => tag.name)).toEqual(['Money', 'Pricing'])
  })

  test('a competitor is renamed everywhere, for there is one record; removed, its name stays known', async () => {
    const { window } = await start()
    const { competitorId } = await window.command('competitor.create', { name: 'Datavo' })
    await window.command('competitor.rename', { competitorId, name: 'Datavo SA' })
    const { inverse } = await window.command('competitor.delete', { competitorId })
    const gone = await window.whole('directory', each => each.competitors[0]?.deleted !== null)
    expect(gone.competitors).toMatchObject([{ id: competitorId, name: 'Datavo SA' }])
    await undo(window, inverse)
    await window.whole('directory', each => each.competitors[0]?.deleted === null)
  })

  test('D7, D10: a favourite is mine, and is undone', async () => {
    const { window, view, create } = await start()
    const pageId = await create('Page')
    const { inverse } = await window.command('page.favourite', { pageId, on: true })
    await view.row(pageId, row => row.favourite)
    expect(await window.command('page.favourite', { pageId, on: true })).toEqual({ inverse: null })
    await undo(window, inverse)
    await view.row(pageId, row => !row.favourite)
  })

  test('a step on what its commands do not write is refused', async () => {
    const { window, create } = await start()
    const id = await create('Page')
    const to = { edited: true, value: 'x' } as const
    const expected = { edited: false } as const
    for (const step of [
      { collection: 'pages', id, field: 'createdBy', expected, to },
      { collection: 'pages', id, field: 'kind', expected, to },
      { collection: 'pages', id, field: '__proto__', expected, to },
      {
        collection: 'members',
        id: 'somebody',
        field: `favourite:${id}`,
        expected,
        to: { ...to, value: true },
      },
      { collection: 'members', id, field: 'name', expected, to },
    ])
      expect(await window.try('command', 'record.revert', { steps: [step] })).toMatchObject({ ok: false })
  })
})

describe('what is found in pages', () => {
  const competitor = 'datavo' as CompetitorId
  const claim = (id: string): ItemId => id as ItemId

  async function card(wiki: Wiki): Promise<PageId> {
    const pageId = await wiki.create('Against Datavo', { from: { what: 'blank', kind: 'battlecard' } })
    const origin = { from: 'seed' } as const
    wiki.harness.engine.workspace!.documents.edit(pageDocument(pageId), origin, doc =>
      editPage(doc, origin, () => {
        setHeadValue(doc, 'battlecard', 'competitorId', competitor)
        addHeadItem(doc, 'battlecard', 'claims', { id: claim('a'), after: null, fields: { text: 'We win', checkedOn: calendarDateSchema.parse('2026-01-02') } }) // prettier-ignore
        addHeadItem(doc, 'battlecard', 'claims', { id: claim('b'), after: null, fields: { text: 'We lose' } })
      }),
    )
    return pageId
  }

  test('words, the last writer, the claims to check, and whom the page mentions with a line of it', async () => {
    const wiki = await start()
    const { harness, window, view } = wiki
    const card1 = await card(wiki)
    const note = await wiki.create('Call notes')
    write(harness, note, [
      paragraph(text('They named '), { type: 'reference', kind: 'competitor', target: competitor, label: 'Datavo' }, text(' twice.')), // prettier-ignore
    ])
    const row = await view.row(note, each => each.words > 0)
    expect(row).toMatchObject({ words: 4, state: 'current', updatedBy: harness.engine.workspace!.member.id })
    expect(row.updatedAt).toBeGreaterThanOrEqual(row.createdAt!)
    expect((await view.row(card1, each => each.checks !== null)).checks).toEqual({ claims: 2, unchecked: 1, checkedOn: ['2026-01-02'] }) // prettier-ignore
    expect(await window.query('page.mentions', { kind: 'competitor', id: competitor })).toEqual([
      { pageId: card1, line: '', field: 'competitorId', count: 1 },
      { pageId: note, line: 'They named Datavo twice.', field: null, count: 1 },
    ])
    await window.command('page.delete', { pageId: note })
    expect(await window.query('page.mentions', { kind: 'competitor', id: competitor })).toHaveLength(1)
    // Made another kind, its head is another one.
    await window.command('page.set-kind', { pageId: card1, kind: 'note' })
    await view.row(card1, each => each.checks === null)
    expect(await window.query('page.mentions', { kind: 'competitor', id: competitor })).toEqual([])
  })

  test('an edit of one page of many is a patch of one row', async () => {
    const { window, view, create } = await start()
    const ids: PageId[] = []
    for (let at = 0; at < 30; at++) ids.push(await create(`Page ${at}`))
    await until(() => [...view.rows.values()].every(row => row.updatedBy !== null && row.state === 'current'), 'all read') // prettier-ignore
    await harnessIdle(view)
    const before = view.carried.length
    await window.command('page.rename', { pageId: ids[7]!, title: 'Another' })
    await view.row(ids[7]!, row => row.title === 'Another')
    expect(view.carried.slice(before)).toEqual([1])
  })

  async function harnessIdle(view: WikiView): Promise<void> {
    const { pageFollower } = running.at(-1)!.engine.workspace!
    await pageFollower.idle()
    const count = view.carried.length
    await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
    if (view.carried.length !== count) await harnessIdle(view)
  }

  test('D9, S3: a page whose text can’t be read is one row that says so; one of a newer app is shown as such', async () => {
    const { harness, window, view, create } = await start()
    const broken = await create('Broken')
    const newer = await create('Newer')
    const fine = await create('Fine')
    const { documents, store } = harness.engine.workspace!
    documents.edit(pageDocument(newer), { from: 'network' }, doc => doc.getMap('meta').set('schema', 99))
    await view.row(newer, row => row.state === 'newer')
    await store.append([{ document: pageDocument(broken), update: new Uint8Array([1, 2, 3]) }])
    await window.command('projection.rebuild', {})
    await view.row(broken, row => row.state === 'unreadable')
    expect((await view.row(fine)).state).toBe('current')
  })

  test('after a restart nothing is read again that is as it was, and what was not noted is', async () => {
    const wiki = await start()
    const note = await wiki.create('Notes')
    write(wiki.harness, note, [paragraph(text('one two three'))])
    await wiki.view.row(note, row => row.words === 3)
    const { pageFollower, registry } = wiki.harness.engine.workspace!
    await registry.settled()
    await pageFollower.idle()
    const again = await wiki.harness.restart(() => running.splice(0))
    running.push(again)
    const { view } = wikiOf(again)
    expect((await view.row(note)).words).toBe(3)
    const { pageTables, documents } = again.engine.workspace!
    expect(pageTables.all().get(note)?.seq).toBe(documents.seq(pageDocument(note)))
    pageTables.mark(note, 0)
    again.engine.workspace!.pageFollower.catchUp()
    await again.engine.workspace!.pageFollower.idle()
  })
})

test('whatever is written on pages, the tables that follow say what tables made anew say', async () => {
  const { harness, window, create } = await start()
  const ids = [await create('A'), await create('B'), await create('C', { from: { what: 'builtin', kind: 'battlecard', language: 'en' } })] // prettier-ignore
  const { pageFollower, pageTables, registry, projection } = harness.engine.workspace!
  const tables = (): unknown => [
    projection.database.prepare('SELECT page_id, kind, state, words, updated_at, updated_by, checks FROM page_facts ORDER BY page_id').all(), // prettier-ignore
    projection.database.prepare('SELECT * FROM mentions ORDER BY page_id, kind, target').all(),
  ]
  const step = fc.record({
    page: fc.nat(2),
    words: fc.array(fc.constantFrom('price', 'silence', 'x'), { maxLength: 5 }),
    target: fc.option(fc.constantFrom('one', 'two')),
    kind: fc.constantFrom('note' as const, 'battlecard' as const, 'tactic' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async steps => {
      for (const { page, words, target, kind } of steps) {
        const pageId = ids[page]!
        const reference = target === null ? [] : [{ type: 'reference' as const, kind: 'deal' as const, target, label: target }] // prettier-ignore
        const line = words.join(' ')
        write(harness, pageId, [paragraph(...(line === '' ? [] : [text(line)]), ...reference)])
        await window.command('page.set-kind', { pageId, kind })
      }
      await registry.settled()
      await pageFollower.idle()
      const followed = tables()
      await window.command('projection.rebuild', {})
      expect(tables()).toEqual(followed)
      expect([...pageTables.all().keys()].sort()).toEqual([...ids].sort())
    }),
    { numRuns: 12 },
  )
}, 60_000)

describe.each(['en', 'fr'])('the sample in %s', locale => {
  async function startSample(): Promise<Wiki> {
    const harness = await startEngine({ locale })
    running.push(harness)
    await harness.engine.workspace!.pageFollower.idle()
    return wikiOf(harness)
  }

  test('it has pages of every kind that a rep looks for first, and all that they speak of is there', async () => {
    const { harness, window, view } = await startSample()
    await until(() => view.rows.size === 5, 'five pages')
    expect([...view.rows.values()].map(row => row.kind).sort()).toEqual(['battlecard', 'conversation', 'discount', 'note', 'tactic']) // prettier-ignore
    const directory = await window.whole('directory', each => each.competitors.length > 0)
    const [competitor] = directory.competitors
    const mentioned = await window.query('page.mentions', { kind: 'competitor', id: competitor!.id })
    expect(mentioned).toHaveLength(3)
    const known = new Set<string>([...view.rows.keys(), ...[...directory.people, ...directory.stages, ...directory.competitors].map(each => each.id)]) // prettier-ignore
    const board = harness.engine.workspace!.board(directory.boards[0]!.id)
    for (const row of view.rows.values()) {
      const facts = await window.query('page.facts', { pageId: row.id })
      for (const { kind, id } of facts!.mentions) expect(kind === 'deal' ? board.deals.has(id) : known.has(id)).toBe(true) // prettier-ignore
      expect(row.words).toBeGreaterThan(40)
    }
    const card = [...view.rows.values()].find(row => row.kind === 'battlecard')
    const today = dateOf(Date.now())
    expect(staleClaims(card!.checks, today)).toBe(3)
  })

  test('it goes with its board, comes back with it, and takes no page of anybody’s along', async () => {
    const { window, view, create } = await startSample()
    await until(() => view.rows.size === 5, 'five pages')
    const [board] = (await window.whole('directory', each => each.boards.length > 0)).boards
    const top = [...view.rows.values()].find(row => row.parentId === null)!
    const mine = await create('Mine', { parentId: top.id })
    await view.row(mine)
    await window.command('board.delete', { boardId: board!.id })
    await until(() => view.rows.size === 1, 'my page alone')
    expect(view.rows.get(mine)).toMatchObject({ stray: 'parent-deleted' })
    expect(await window.query('page.trash', {})).toMatchObject([{ id: top.id, took: 4 }])
    await window.whole('directory', each => each.competitors[0]?.deleted !== null)
    await window.command('board.restore', { boardId: board!.id })
    await until(() => view.rows.size === 6, 'all pages again')
    expect(view.rows.get(mine)).toMatchObject({ stray: null, parentId: top.id })
  })
})
