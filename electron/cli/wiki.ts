import { existsSync, mkdirSync } from 'node:fs'
import { readPages } from '../../core/page/read'
import { treeOf } from '../../core/page/tree'
import type { PageId } from '../../core/ids'
import { nameKey } from '../../core/workspace/names'
import type { FileTrouble, WikiReport } from '../contract/wiki-files'
import { openSqliteStore } from '../engine/store/sqlite'
import { withStoredWorkspace } from '../engine/workers/documents'
import { inlineTaskRunner } from '../engine/workers/inline'
import { CliFailure, exitCodes } from './failure'
import { inThrowaway } from './import'
import { tell, type Output } from './output'
import {
  alone,
  cliMember,
  createWorkspace,
  folderOf,
  isWorkspace,
  memberEntries,
  withStore,
} from './workspace'

const tasks = inlineTaskRunner()

export interface WikiExportOptions {
  readonly workspace: string
  readonly out: string
  /** Its title, or its id. */
  readonly page?: string | undefined
}

/** `wiki export`: one page with what is beneath it, or all, as Markdown files in a new folder. */
export function exportWikiFolder(options: WikiExportOptions, output: Output): Promise<void> {
  return withStore(options.workspace, async (_store, folder) => {
    const pageId = options.page === undefined ? null : pageNamed(folder, options.page)
    const done = await tasks.run('wiki.export', { folder, pageId, path: options.out })
    if (!done.ok) throw new CliFailure(exitCodes.badInput, exportProblems[done.error.code](done.error.detail))
    const { pages, pictures, missingPictures } = done.value
    const missing = missingPictures === 0 ? [] : [`${missingPictures} pictures are not on this computer yet; their pages name them all the same`] // prettier-ignore
    tell(output, done.value, [
      `${pages} pages and ${pictures} pictures written to ${options.out}`,
      ...missing,
    ])
  })
}

const exportProblems = {
  'no-such-page': (page: string) => `There is no page "${page}".`,
  'not-empty': (path: string) => `"${path}" is not empty; name a folder that is not there yet.`,
  'not-a-folder': (path: string) => `"${path}" is a file; name a folder.`,
  'cannot-write': (why: string) => `It can't be written there (${why}), so nothing was.`,
} as const

function pageNamed(folder: string, name: string): PageId {
  return withStoredWorkspace(folder, ({ workspace }) => {
    const pages = readPages(workspace)
    const shown = new Set(treeOf(pages).nodes.map(node => node.id))
    const found = pages.filter(
      page => shown.has(page.id) && (page.id === name || nameKey(page.title) === nameKey(name)),
    )
    const [only] = found
    if (only === undefined) throw new CliFailure(exitCodes.badInput, exportProblems['no-such-page'](name))
    if (found.length > 1)
      throw new CliFailure(exitCodes.badInput, `There are ${found.length} pages "${name}"; name one by its id:`, found.map(page => page.id)) // prettier-ignore
    return only.id
  })
}

export interface WikiImportOptions {
  readonly workspace: string
  readonly skipBad: boolean
  readonly dryRun: boolean
}

/** `wiki import PATH`: a Markdown file or a folder of them, whole or absent. A file that can't be read keeps all out, unless `--skip-bad`. */
export async function importWikiFolder(
  path: string,
  options: WikiImportOptions,
  output: Output,
): Promise<void> {
  if (!existsSync(path)) throw new CliFailure(exitCodes.badInput, `no such file or folder: ${path}`)
  const folder = folderOf(options.workspace)
  const { dryRun, skipBad } = options
  const plan = (into: string): Promise<WikiReport> => tasks.run('wiki.plan', { folder: into, path, skipBad })
  // What is wrong with the files is found out before a workspace is made for them.
  if (!isWorkspace(folder)) {
    const planned = checked(await inThrowaway(plan), options, output)
    if (dryRun) return tellReport(planned, options, output)
  }
  mkdirSync(folder, { recursive: true })
  await alone(folder, async () => {
    if (!isWorkspace(folder)) await createWorkspace(folder)
    const report = dryRun ? await plan(folder) : await write(folder, path, skipBad)
    checked(report, options, output)
    for (const line of report.troubles.map(troubleLine)) output.err(line)
    tellReport(report, options, output)
  })
}

function tellReport(report: WikiReport, { dryRun }: WikiImportOptions, output: Output): void {
  tell(output, { dryRun, report }, reportLines(report, !dryRun))
}

/** Fails, and names every file that is to blame, unless they are to be skipped. */
function checked(report: WikiReport, { skipBad, dryRun }: WikiImportOptions, output: Output): WikiReport {
  const { troubles: found, total } = report
  if (total > 0 && (found.length === 0 || skipBad)) return report
  if (output.json) tell(output, { dryRun, report }, [])
  throw new CliFailure(exitCodes.badInput, `${found.length} files can't be imported, so nothing was (--skip-bad imports the rest):`, found.map(troubleLine)) // prettier-ignore
}

async function write(folder: string, path: string, skipBad: boolean): Promise<WikiReport> {
  const store = openSqliteStore({ folder })
  try {
    const member = cliMember(folder)
    const built = await tasks.run('wiki.build', { folder, path, skipBad, by: member.id, at: Date.now() })
    if (built.entries.length > 0) await store.append([...memberEntries(store, member), ...built.entries])
    return built.report
  } finally {
    await store.close()
  }
}

const troubles: Readonly<Record<FileTrouble['code'], string>> = {
  'not-there': 'there is no such file',
  'no-markdown': 'there is no Markdown file',
  link: 'is a link to another place; put the file itself there',
  outside: 'the picture is outside of the folder that is imported',
  'too-large': 'is too large (a page takes 5 MB, a picture 20 MB)',
  'too-deep': 'is nested too deep',
  'too-many': 'the folder holds more than 20,000 files',
  'not-text': 'is not a text file in UTF-8',
  'too-slow': 'takes too long to read',
  'no-picture': 'is not a picture that a page can show (PNG, JPEG, GIF, WebP, AVIF)',
}

function troubleLine({ code, path }: FileTrouble): string {
  return `${path}: ${troubles[code]}`
}

function reportLines(report: WikiReport, written: boolean): string[] {
  const { pages, total, pictures, newTags, links } = report
  const tags = newTags.length === 0 ? '' : `, ${newTags.length} new tags (${newTags.join(', ')})`
  return [
    `${total} pages, ${pictures} pictures, ${links} links between them${tags}${written ? '' : ' would be imported'}`,
    ...(written ? [] : pages.map(({ title, depth }) => `${'  '.repeat(depth + 1)}${title}`)),
  ]
}
