import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordStepSchema } from '../../../electron/contract/inverse'
import { createTaskRunner } from '../../../electron/engine/tasks'
import type { TaskRunner } from '../../../electron/engine/tasks/port'
import { withPatience } from '../../../electron/engine/wiki/patience'
import { asPage } from '../../support/replicas'
import { startEngine, type Harness, type TestWindow } from '../../support/engine-harness'
import { until } from '../../support/until'

/** The parser's time grows with the square of it: minutes. */
const HOSTILE = '- - - - a\n'.repeat(60_000)

let engine: Harness
let window: TestWindow
let folder: string
let tasks: TaskRunner
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'winroom-wiki-files-'))
  tasks = createTaskRunner()
  engine = await startEngine({ tasks })
  window = engine.window()
  await window.command('workspace.create', { name: 'Team', sample: false })
})
afterEach(async () => {
  await engine.stop()
  await tasks.close()
  rmSync(folder, { recursive: true, force: true })
})

function source(files: Record<string, string>): string {
  const path = join(folder, 'in')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return path
}

const shown = (): number => engine.engine.workspace!.wiki.tree().nodes.length
const progress = () => window.events.flatMap(event => (event.kind === 'files-progress' ? [event] : []))

test('an import tells how far it is, and is undone as one: what it made is in the trash, and comes back by redo', async () => {
  const path = source({ 'Deals/Too expensive.md': 'Ask why.', 'Deals.md': 'All of it.', 'Else.md': 'More.' })
  const done = await window.command('wiki.import', { path, workId: 'mine' })
  expect(done).toMatchObject({ written: true, report: { total: 3 } })
  await until(() => shown() === 3, 'the pages')
  expect(progress()).toContainEqual({ kind: 'files-progress', workId: 'mine', phase: 'planning', done: 2, total: 3, cancellable: true }) // prettier-ignore
  // Pages that nobody has open are not held in memory for having been imported.
  const { registry } = engine.engine.workspace!
  await until(
    () => registry.loaded().filter(name => name.startsWith('page/')).length === 0,
    'pages to leave memory',
  )

  const { inverse } = done
  if (inverse?.kind !== 'record-revert') throw new Error('an import of pages can be undone')
  const undone = await window.command('record.revert', { steps: inverse.steps.map(step => recordStepSchema.parse(step)) }) // prettier-ignore
  expect(undone.skipped).toBe(0)
  await until(() => shown() === 0, 'no pages')
  expect(await window.query('page.trash', {})).toMatchObject([{ took: expect.any(Number) as number }, {}])
  if (undone.inverse?.kind !== 'record-revert') throw new Error('an undo can be redone')
  await window.command('record.revert', { steps: undone.inverse.steps })
  await until(() => shown() === 3, 'the pages')
})

test('cancelling ends an import in the middle of a file: nothing of it is there', async () => {
  const path = source({ 'Good.md': 'Ask why.', 'Hostile.md': HOSTILE })
  const failed = window.failure('wiki.import', { path, workId: 'mine' })
  await until(() => progress().some(({ done }) => done === 1), 'the second file')
  await window.command('wiki.cancel', { workId: 'mine' })
  expect(await failed).toMatchObject({ code: 'cancelled' })
  expect(shown()).toBe(0)
})

test('cancelling an export leaves no half-written folder', async () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.md`, 'Ask why. '.repeat(400)])) // prettier-ignore
  await window.command('wiki.import', { path: source(many) })
  const out = join(folder, 'out')
  const failed = window.failure('wiki.export', { pageId: null, path: out, workId: 'mine' })
  await until(() => progress().some(({ phase }) => phase === 'writing'), 'the first page')
  await window.command('wiki.cancel', { workId: 'mine' })
  expect(await failed).toMatchObject({ code: 'cancelled' })
  await until(() => readdirSync(folder).every(name => name === 'in'), 'nothing left')
})

test('an export touches nothing that it did not make: not a folder that somebody called “.part”', async () => {
  await window.command('wiki.import', { path: source({ 'One.md': 'Ask why.' }) })
  const theirs = join(folder, 'out.part')
  mkdirSync(theirs)
  writeFileSync(join(theirs, 'theirs.txt'), 'kept')
  await window.command('wiki.export', { pageId: null, path: join(folder, 'out') })
  expect(readdirSync(folder).sort()).toEqual(['in', 'out', 'out.part'])
  expect(readdirSync(theirs)).toEqual(['theirs.txt'])
})

test('a file that takes too long is named, and the others can be imported', async () => {
  const path = source({ 'Good.md': 'Ask why.', 'Hostile.md': HOSTILE })
  const at = { folder: engine.engine.workspace!.folder, path, skipBad: true }
  const report = await withPatience((slow, options) => tasks.run('wiki.plan', { ...at, slow }, options), {}, 500) // prettier-ignore
  expect(report).toMatchObject({ total: 1, troubles: [{ code: 'too-slow', path: 'Hostile.md' }] })
})

test('what is pasted is read, or refused within a second or two; never both slow and read', async () => {
  expect(await window.query('markdown.read', { text: '- [x] **a**' })).toMatchObject([{ type: 'list' }])
  const refused = async (text: string) => {
    const answer = await window.try('query', 'markdown.read', { text })
    return answer.ok ? 'read' : answer.error.code
  }
  expect(await refused(HOSTILE.slice(0, 249_000))).toBe('too-much')
  expect(await refused('a '.repeat(200_000))).toBe('too-much')
})

test('P10: an import beneath a page stands last there, tells which page to show, and undoing leaves what was there', async () => {
  const home = asPage('home')
  for (const [pageId, parentId] of [[home, null], [asPage('first'), home]] as const)
    await window.command('page.create', { pageId, title: pageId, parentId, after: 'last', from: { what: 'blank', kind: 'note' } }) // prettier-ignore
  const path = source({ 'Deals.md': 'All.', 'Deals/Too expensive.md': 'Ask why.', 'Else.md': 'More.' })
  const { firstId, inverse } = await window.command('wiki.import', { path, parentId: home })
  const beneath = (id: string) =>
    engine.engine.workspace!.wiki.tree().nodes.filter(node => node.parentId === id).map(node => node.id) // prettier-ignore
  await until(() => shown() === 5, 'the pages')
  expect(beneath(home)).toEqual(['first', firstId, expect.any(String)])
  expect(beneath(firstId ?? '')).toHaveLength(1)
  if (inverse?.kind !== 'record-revert') throw new Error('an import of pages can be undone')
  await window.command('record.revert', { steps: inverse.steps })
  await until(() => shown() === 2, 'what was there')

  const nowhere = await window.failure('wiki.import', { path, parentId: asPage('gone') })
  expect(nowhere).toMatchObject({ code: 'not-found', at: 'parentId' })
})

test('a place that can’t be written to is named as that, and nothing is left there', async () => {
  await window.command('wiki.import', { path: source({ 'One.md': 'Ask why.' }) })
  writeFileSync(join(folder, 'file'), '')
  const failed = await window.failure('wiki.export', { pageId: null, path: join(folder, 'file', 'out') })
  expect(failed).toMatchObject({ code: 'invalid-input', at: 'path' })
  expect(failed.detail).toContain('cannot-write')
})
