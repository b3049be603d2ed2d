import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { randomId, type PageId } from '../../../core/ids'
import { readContent } from '../../../core/page/content/read'
import { plainText } from '../../../core/page/content/text'
import { writeContent } from '../../../core/page/content/write'
import { QUIET_MS } from '../../../core/page/history/policy'
import { restoreVersion } from '../../../core/page/history/restore'
import { pageDocument } from '../../../electron/engine/documents/names'
import { systemTimers, type Timers } from '../../../electron/engine/timers'
import { inlineTaskRunner } from '../../../electron/engine/workers/inline'
import { startEngine, type Harness, type TestWindow } from '../../support/engine-harness'

let skipped = 0
const timers: Timers = { ...systemTimers, now: () => Date.now() + skipped }
let engine: Harness
let window: TestWindow
let folder: string
beforeEach(async () => {
  skipped = 0
  folder = mkdtempSync(join(tmpdir(), 'winroom-pages-'))
  engine = await startEngine({ timers, tasks: inlineTaskRunner() })
  window = engine.window()
  await window.command('workspace.create', { name: 'Team', sample: false })
})
afterEach(async () => {
  await engine.stop()
  rmSync(folder, { recursive: true, force: true })
})

function docOf(pageId: PageId): Y.Doc {
  return engine.engine.workspace!.documents.read(pageDocument(pageId))
}

function write(pageId: PageId, text: string): void {
  engine.engine.workspace!.documents.edit(pageDocument(pageId), { from: 'replica', windowId: 'w' }, doc => {
    if (doc.get('root', Y.XmlText).length === 0) writeContent(doc, [], { from: 'seed' })
    const line = (doc.get('root', Y.XmlText).toDelta() as { insert: Y.XmlText }[])[0]!.insert
    if (line.length === 0) line.insertEmbed(0, new Y.Map([['__type', 'text']]))
    line.insert(line.length, text)
  })
}

async function newPage(): Promise<PageId> {
  const pageId = randomId<PageId>()
  await window.command('page.create', { pageId, title: 'How', parentId: null, after: 'last', from: { what: 'blank', kind: 'note' } }) // prettier-ignore
  return pageId
}

const said = (doc: Y.Doc): string => plainText(readContent(doc))

test('a version is kept by name, read after a restart, and restored as a new edit', async () => {
  const pageId = await newPage()
  write(pageId, 'Ask who decides.')
  const { versionId } = await window.command('page.version-keep', { pageId, name: 'Before the summit', reason: 'named' }) // prettier-ignore
  write(pageId, ' Then argue.')
  engine = await engine.restart()
  window = engine.window()
  const versions = await window.query('page.versions', { pageId })
  expect(versions).toMatchObject([{ id: versionId, name: 'Before the summit', words: 3, reason: 'named' }])
  const state = await window.query('page.version-read', { pageId, versionId: versionId! })
  const old = new Y.Doc()
  Y.applyUpdate(old, state!)
  expect(said(old)).toBe('Ask who decides.')
  const live = new Y.Doc()
  Y.applyUpdate(live, Y.encodeStateAsUpdate(docOf(pageId)))
  restoreVersion(live, old, { from: 'replica', windowId: 'w' })
  expect(said(live)).toBe('Ask who decides.')
  await window.command('page.version-name', { pageId, versionId: versionId!, name: null })
  expect(await window.query('page.versions', { pageId })).toMatchObject([{ name: null }])
  expect(await window.failure('page.version-name', { pageId, versionId: randomId(), name: 'x' })).toMatchObject({ code: 'not-found' }) // prettier-ignore
})

test('bytes that are not here, or are damaged, are no version', async () => {
  const pageId = await newPage()
  write(pageId, 'a')
  const { versionId } = await window.command('page.version-keep', {
    pageId,
    name: null,
    reason: 'before-restore',
  })
  const blobs = join(engine.engine.workspace!.folder, 'blobs')
  const [first] = readdirSync(blobs)
  const [name] = readdirSync(join(blobs, first!))
  const file = join(blobs, first!, name!)
  writeFileSync(file, readFileSync(file).subarray(1))
  expect(await window.query('page.version-read', { pageId, versionId: versionId! })).toBeNull()
  rmSync(file, { force: true })
  expect(await window.query('page.version-read', { pageId, versionId: versionId! })).toBeNull()
})

test('a page that a window wrote on is kept after a pause, once an hour at most', async () => {
  const pageId = await newPage()
  const { replicas, versions } = engine.engine.workspace!
  const replica = replicas.attach({ id: 1, document: pageDocument(pageId), workspaceId: null }, 'w', () => undefined, () => undefined) // prettier-ignore
  write(pageId, 'One.')
  await versions.look()
  expect(await window.query('page.versions', { pageId })).toEqual([])
  skipped += QUIET_MS
  await versions.look()
  const [kept, ...more] = await window.query('page.versions', { pageId })
  expect(more).toEqual([])
  expect(kept).toMatchObject({ reason: 'automatic', words: 1, authors: [engine.engine.workspace!.member.id] })
  await versions.look()
  write(pageId, ' Two.')
  skipped += 2 * QUIET_MS
  await versions.look()
  expect(await window.query('page.versions', { pageId })).toHaveLength(1)
  skipped += 60 * 60_000
  await versions.look()
  expect(await window.query('page.versions', { pageId })).toHaveLength(2)
  replica?.end()
})

test('pages go out by a window’s command and come in by one, whole or absent; pasted Markdown is read', async () => {
  const pageId = await newPage()
  write(pageId, 'Ask why.')
  const out = join(folder, 'out')
  expect(await window.command('wiki.export', { pageId: null, path: out })).toEqual({ pages: 1, pictures: 0, missingPictures: 0 }) // prettier-ignore
  expect(readFileSync(join(out, 'How.md'), 'utf8')).toMatch(/Ask why\.\n$/)
  expect(await window.failure('wiki.export', { pageId: null, path: out })).toMatchObject({
    code: 'invalid-input',
  })
  expect(await window.query('wiki.import-plan', { path: out })).toMatchObject({ total: 1, troubles: [] })
  expect(await window.command('wiki.import', { path: out })).toMatchObject({ written: true })
  writeFileSync(join(out, 'bad.md'), Buffer.from([0xff]))
  expect(await window.command('wiki.import', { path: out })).toMatchObject({ written: false, report: { troubles: [{ code: 'not-text', path: 'bad.md' }] } }) // prettier-ignore
  expect(engine.engine.workspace!.document.collections.pages.ids()).toHaveLength(2)
  expect(await window.query('markdown.read', { text: '- [x] **a**' })).toMatchObject([{ type: 'list', style: 'check' }]) // prettier-ignore
})
