import { mkdtemp, rm } from 'node:fs/promises'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { stagesOf } from '../../core/exchange/board-stages'
import { columnTargetSchema, type ColumnTarget, type FileProblem, type ImportLook, type ImportMapping, type ImportReport } from '../../core/exchange/mapping' // prettier-ignore
import { mapStages } from '../../core/exchange/understand'
import { readRecords } from '../../core/documents/workspace'
import type { Result } from '../../core/result'
import { nameKey } from '../../core/workspace/names'
import { openSqliteStore } from '../engine/store/sqlite'
import { withStoredWorkspace } from '../engine/workers/documents'
import { inlineTaskRunner } from '../engine/workers/inline'
import { CliFailure, exitCodes } from './failure'
import { tell, type Output } from './output'
import { fileProblemLine, problemLine, reportLines } from './problems'
import { alone, cliMember, createWorkspace, folderOf, isWorkspace, memberEntries } from './workspace'

export const importOptionsSchema = z.object({
  workspace: z.string(),
  board: z.string().trim().min(1).max(200).optional(),
  map: z.string().optional(),
  dates: z.enum(['dmy', 'mdy', 'iso']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters').optional(), // prettier-ignore
  skipBad: z.boolean().default(false),
  newNames: z.boolean().default(false),
  dryRun: z.boolean().default(false),
})
export type ImportOptions = z.infer<typeof importOptionsSchema>

const tasks = inlineTaskRunner()

/** `import FILE`: whole or absent. Any bad row keeps the file out, unless `--skip-bad`. */
export async function importFile(path: string, options: ImportOptions, output: Output): Promise<void> {
  const folder = folderOf(options.workspace)
  if (!isWorkspace(folder)) {
    // What is wrong with the file is found out before a workspace is made for it.
    const done = await inThrowaway(scratch =>
      plan(scratch, path, options, { ...output, err: () => undefined }),
    )
    if (options.dryRun) return tellDone(done, options, output)
  }
  mkdirSync(folder, { recursive: true })
  await alone(folder, async () => {
    if (!isWorkspace(folder)) await createWorkspace(folder)
    tellDone(await (options.dryRun ? plan : write)(folder, path, options, output), options, output)
  })
}

interface Done {
  readonly report: ImportReport
  /** How the file was read: a script can keep it, and a person can see what was guessed. */
  readonly mapping: ImportMapping
}

function tellDone({ report, mapping }: Done, { dryRun }: ImportOptions, output: Output): void {
  const { emptyAmount } = mapping
  const notes = emptyAmount === undefined ? [] : [`the amount ${emptyAmount} is read as none`]
  tell(output, { dryRun, report, mapping }, [...reportLines(report, !dryRun), ...notes])
}

async function plan(folder: string, path: string, options: ImportOptions, output: Output): Promise<Done> {
  const mapping = await understood(folder, path, options)
  const planned = await tasks.run('import.plan', { folder, path, mapping, skipBad: options.skipBad })
  return { report: checked(unwrap(path, planned), options, output), mapping }
}

async function write(folder: string, path: string, options: ImportOptions, output: Output): Promise<Done> {
  const mapping = await understood(folder, path, options)
  const store = openSqliteStore({ folder })
  try {
    const member = cliMember(folder)
    const input = { folder, path, mapping, skipBad: options.skipBad, by: member.id, at: Date.now() }
    const built = unwrap(path, await tasks.run('import.build', input))
    const report = checked(built.report, options, output)
    if (built.entries.length > 0) await store.append([...memberEntries(store, member), ...built.entries])
    return { report, mapping }
  } finally {
    await store.close()
  }
}

/** A name that is new, but near to one that is known, is asked about: the answer is `--new-names`, or the app, which keeps it. */
function checkNames({ questions }: ImportReport): void {
  if (questions.length === 0) return
  const lines = questions.map(
    ({ name, count, suggestions }) => `"${name}" (${count} rows): perhaps "${suggestions[0]?.name ?? ''}"`,
  )
  throw new CliFailure(exitCodes.badInput, 'names that are new but near to known ones; import it in the app, which asks, or say --new-names:', lines) // prettier-ignore
}

/** Names every bad row; fails unless they are to be skipped. */
function checked(report: ImportReport, { skipBad, newNames }: ImportOptions, output: Output): ImportReport {
  if (!newNames) checkNames(report)
  const lines = report.problems.map(problemLine)
  const more = report.problemTotal - lines.length
  if (more > 0) lines.push(`and ${more} more`)
  if (report.badRows > 0 && !skipBad) {
    if (output.json) tell(output, { report }, [])
    throw new CliFailure(exitCodes.badInput, `${report.badRows} of ${report.rows} rows can't be imported, so nothing was (--skip-bad imports the rest):`, lines) // prettier-ignore
  }
  for (const line of lines) output.err(line)
  return report
}

/** The mapping: what the file seems to be, corrected by what was said. What can't be told is asked for, never guessed. */
async function understood(folder: string, path: string, options: ImportOptions): Promise<ImportMapping> {
  const first = unwrap(path, await tasks.run('import.look', { path, folder }))
  const targets = options.map === undefined ? null : applyMap(first.mapping.columns, readMap(options.map))
  const look =
    targets === null ? first : unwrap(path, await tasks.run('import.look', { path, folder, targets }))
  if (look.datesAmbiguous && options.dates === undefined)
    throw new CliFailure(
      exitCodes.badInput,
      `${path}: the dates could be day first or month first; say --dates dmy or --dates mdy.`,
    )
  if (look.decimalAmbiguous && options.decimal === undefined)
    throw new CliFailure(
      exitCodes.badInput,
      `${path}: the amounts could have a decimal comma or a decimal point; say --decimal , or --decimal .`,
    )
  const { dates, decimal, currency } = options
  return { ...look.mapping, ...(dates && { dates }), ...(decimal && { decimal }), ...(currency && { currency }), ...boardByName(folder, options.board, look) } // prettier-ignore
}

function boardByName(folder: string, name: string | undefined, look: ImportLook): Partial<ImportMapping> {
  if (name === undefined) return {}
  return withStoredWorkspace(folder, ({ workspace }) => {
    const board = readRecords(workspace, 'boards').find(
      each => each.deleted === null && nameKey(each.name) === nameKey(name),
    )
    if (board === undefined) return { board: { kind: 'new', name }, stages: mapStages(look.stages, []) }
    return {
      board: { kind: 'existing', boardId: board.id },
      stages: mapStages(look.stages, stagesOf(workspace, board.id)),
    }
  })
}

const mapSchema = z.record(z.string(), columnTargetSchema)

/** `--map`: JSON itself, or a file that holds it. */
function readMap(given: string): z.infer<typeof mapSchema> {
  const fromFile = !given.trimStart().startsWith('{')
  if (fromFile && !existsSync(given))
    throw new CliFailure(exitCodes.badInput, `--map: no such file: ${given}`)
  let json: unknown
  try {
    json = JSON.parse(fromFile ? readFileSync(given, 'utf8') : given)
  } catch (error) {
    throw new CliFailure(
      exitCodes.badInput,
      `--map is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const map = mapSchema.safeParse(json)
  if (map.success) return map.data
  const details = map.error.issues.map(issue => `"${issue.path.join('.')}": ${issue.message}`)
  throw new CliFailure(
    exitCodes.badInput,
    '--map names columns and what they stand for, as {"Column": "amount"}:',
    details,
  )
}

/** A column that was said to be something is that; one that was guessed to be the same is kept as a custom field. */
function applyMap(columns: ImportMapping['columns'], map: z.infer<typeof mapSchema>): ColumnTarget[] {
  const unknown = Object.keys(map).filter(name => !columns.some(column => column.name === name))
  if (unknown.length > 0)
    throw new CliFailure(
      exitCodes.badInput,
      `--map: the file has no column ${unknown.map(name => `"${name}"`).join(', ')}`,
    )
  const taken = new Set<ColumnTarget>(Object.values(map))
  return columns.map(({ name, target }) => {
    const said = map[name]
    if (said !== undefined) return said
    return taken.has(target) && target !== 'ignore' ? 'custom' : target
  })
}

function unwrap<T>(path: string, result: Result<T, FileProblem>): T {
  if (result.ok) return result.value
  throw new CliFailure(exitCodes.badInput, fileProblemLine(path, result.error))
}

/** An empty workspace that is gone afterwards: to try a file on before there is one to import into. */
export async function inThrowaway<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'winroom-'))
  try {
    await createWorkspace(folder)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
