import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Block } from '../../../core/page/content/blocks'
import { err, ok, type Result } from '../../../core/result'
import type { WikiReport } from '../../contract/wiki-files'
import { readMarkdown, type MarkdownProblem } from '../markdown/read-markdown'
import { keepBlobFile, readBlobFile } from '../store/blob-files'
import { StoreError } from '../store/port'
import { storeFile } from '../store/store-files'
import type { TaskInput, WikiBuilt } from '../tasks/port'
import { buildWiki } from '../wiki/build-import'
import { exportWiki, type WikiExported, type WikiExportProblem } from '../wiki/export-wiki'
import { planWiki, type WikiPlan } from '../wiki/import-plan'
import { readSource } from '../wiki/read-folder'
import type { TaskContext } from './context'
import { withStoredWorkspace, type StoredWorkspace } from './documents'

/** What is pasted is waited for: prose of this length is read in half a second. */
const MAX_PASTED_BYTES = 250_000
/** Pages that a report names: a person reads so many; a script counts. */
const NAMED_PAGES = 500

export function planOfWiki(input: TaskInput<'wiki.plan'>, context: TaskContext): WikiReport {
  return withPlan(input, context, reportOf)
}

/** Pictures are kept before the pages are: what nothing names yet harms nobody. */
export function buildOfWiki(input: TaskInput<'wiki.build'>, context: TaskContext): WikiBuilt {
  const { folder, skipBad, by, at, parentId = null } = input
  return withPlan(input, context, (plan, stored) => {
    const report = reportOf(plan)
    if ((plan.troubles.length > 0 && !skipBad) || plan.pages.length === 0)
      return { entries: [], report, pictures: [], tops: [] }
    context.progress({ phase: 'writing', done: 0, total: plan.pictures.length + 1 })
    plan.pictures.forEach((picture, done) => {
      keepBlobFile(folder, picture.hash, readFileSync(picture.file))
      context.progress({ phase: 'writing', done, total: plan.pictures.length + 1 })
    })
    const pictures = plan.pictures.map(({ hash }) => hash)
    return {
      entries: buildWiki(plan, stored.workspace, { by, at }, parentId),
      report,
      pictures,
      tops: topsOf(plan),
    }
  })
}

export function exportOfWiki(
  { folder, pageId, path, alone = false }: TaskInput<'wiki.export'>,
  { progress }: TaskContext,
): Result<WikiExported, WikiExportProblem> {
  const refused =
    isWithin(folder, path) || existsSync(storeFile(path)) || existsSync(storeFile(dirname(resolve(path))))
  if (refused)
    throw new StoreError('unknown', `"${path}" is in the workspace's own folder; choose another one.`)
  return withStoredWorkspace(folder, ({ workspace, page }) =>
    exportWiki({ workspace, page, picture: hash => readBlobFile(folder, hash) }, pageId, path, {
      alone,
      onProgress: (done, total) => progress({ phase: 'writing', done, total }),
    }),
  )
}

export function readOfMarkdown(
  { text }: TaskInput<'markdown.read'>,
  { progress }: TaskContext,
): Result<Block[], MarkdownProblem> {
  if (Buffer.byteLength(text) > MAX_PASTED_BYTES) return err('too-large')
  progress({ phase: 'reading', done: 0, total: 1, at: 'text' })
  const page = readMarkdown(text)
  return page.ok ? ok(page.value.blocks) : page
}

function withPlan<T>(
  { folder, path, slow = [] }: TaskInput<'wiki.plan'>,
  { progress }: TaskContext,
  use: (plan: WikiPlan, stored: StoredWorkspace) => T,
): T {
  progress({ phase: 'reading', done: 0, total: 1 })
  const source = readSource(path)
  return withStoredWorkspace(folder, stored => {
    if (stored.workspace.opened.state === 'newer')
      throw new StoreError(
        'too-new',
        'A newer version of Winroom wrote this workspace: it is shown, not written to.',
      )
    const plan = planWiki(source, stored.workspace, {
      slow: new Set(slow),
      onProgress: (done, total, at) => progress({ phase: 'planning', done, total, at }),
    })
    // The last file is read: what follows is not measured.
    progress({ phase: 'planning', done: 1, total: 1 })
    return use(plan, stored)
  })
}

function reportOf(plan: WikiPlan): WikiReport {
  const depths = new Map<string, number>()
  const pages = plan.pages.map(({ id, path, title, parentId }) => {
    const depth = parentId === null ? 0 : (depths.get(parentId) ?? 0) + 1
    depths.set(id, depth)
    return { path, title, depth }
  })
  const { pictures, newTags, links, troubles } = plan
  return { pages: pages.slice(0, NAMED_PAGES), total: pages.length, pictures: pictures.length, newTags: [...newTags], links, troubles: [...troubles] } // prettier-ignore
}

function topsOf({ pages }: WikiPlan): WikiBuilt['tops'] {
  const tops: WikiBuilt['tops'] = []
  // Parents come before their children: what stands beneath the last top belongs to it.
  for (const { id, parentId } of pages)
    if (parentId === null) tops.push({ id, beneath: [] })
    else tops.at(-1)?.beneath.push(id)
  return tops
}

function isWithin(folder: string, path: string): boolean {
  const inside = relative(resolve(folder), resolve(path))
  return inside === '' || (!inside.startsWith('..') && inside !== join('..'))
}
