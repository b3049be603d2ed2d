import { spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '../../../electron/cli/program'
import { acquireFolderLock } from '../../../electron/engine/store/lock'
import { rememberWorkspace, workspaceFolder } from '../../../electron/engine/workspace/catalogue'
import type { WorkspaceId } from '../../../core/ids'
import { fixturePath } from '../../support/exchange'

let folder: string
let dir: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winroom-cli-'))
  dir = join(folder, 'team')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Ran {
  code: number
  out: string
  err: string
  json: () => unknown
}

async function cli(...args: string[]): Promise<Ran> {
  const said = { out: [] as string[], err: [] as string[] }
  const push = (text: string): unknown => said.out.push(text)
  const code = await runCli(args, { out: push, write: push, err: text => said.err.push(text) })
  const out = said.out.join('\n')
  return { code, out, err: said.err.join('\n'), json: () => JSON.parse(out) as unknown }
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const entry = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url))
const node = ['--import', 'tsx', entry]

test('a file is imported into a new workspace, and its figures are those of the file', async () => {
  const imported = await cli('import', fixturePath, '--workspace', dir, '--json')
  expect([imported.code, imported.err]).toEqual([0, ''])
  expect(imported.json()).toMatchObject({ report: { created: 8800, withoutAccount: 1425 } })
  const figures = await cli('figures', '--workspace', dir, '--json')
  const lines = readFileSync(fixturePath, 'utf8').trim().split('\n').slice(1).map(line => line.trim().split(',')) // prettier-ignore
  const sum = (stage: string): string =>
    String(lines.filter(line => line[4] === stage).reduce((total, line) => total + Number(line[7]), 0))
  expect(figures.json()).toEqual({
    boards: [
      {
        board: 'Sales pipeline',
        boardId: expect.any(String) as string,
        stages: [
          { stage: 'Prospecting', kind: 'open', count: 500, sums: {} },
          { stage: 'Engaging', kind: 'open', count: 1589, sums: {} },
          { stage: 'Won', kind: 'won', count: 4238, sums: { USD: sum('Won') } },
          { stage: 'Lost', kind: 'lost', count: 2473, sums: { USD: '0' } },
        ],
      },
    ],
  })
  expect((await cli('figures', '--workspace', dir)).out).toMatch(/^Sales pipeline\n {2}Prospecting +500\n/)
  expect(statSync(join(dir, 'cli-keys.json')).mode & 0o777).toBe(0o600)
})

test('the same file again changes nothing; an export imports back unchanged, here and elsewhere', async () => {
  await cli('import', fixturePath, '--workspace', dir)
  const again = await cli('import', fixturePath, '--workspace', dir, '--json')
  expect(again.json()).toMatchObject({ report: { created: 0, updated: 0, unchanged: 8800 } })
  const out = join(folder, 'out.csv')
  expect(await cli('export', '--workspace', dir, '--format', 'csv', '--out', out)).toMatchObject({ code: 0 })
  expect(readFileSync(out, 'utf8')).toMatch(
    /^External id,Title,Account,Stage,Amount,Currency,Close date,Owner,/,
  )
  const back = await cli('import', out, '--workspace', dir, '--json')
  expect(back.json()).toMatchObject({ report: { created: 0, updated: 0, unchanged: 8800, skipped: 0 } })
  const other = join(folder, 'other')
  await cli('import', out, '--workspace', other)
  const [one, two] = await Promise.all([dir, other].map(async each => {
    const path = `${each}.json`
    await cli('export', '--workspace', each, '--format', 'json', '--out', path)
    return (JSON.parse(readFileSync(path, 'utf8')) as { id: string; board: string }[]).map(({ board: _, ...deal }) => deal).sort((a, b) => (a.id < b.id ? -1 : 1)) // prettier-ignore
  })) // prettier-ignore
  expect(two).toEqual(one)
})

test('a bad row keeps the file out: exit 2, every bad row named; --skip-bad imports the rest', async () => {
  const path = file('bad.csv', 'id,title,stage,amount,close date\n1,A,Open,5,2024-01-31\n2,B,Open,five,2024-01-31\n3,C,Open,5,2024-02-31\n1,D,Open,5,\n') // prettier-ignore
  const refused = await cli('import', path, '--workspace', dir)
  expect(refused.code).toBe(2)
  expect(refused.err.split('\n').slice(1)).toEqual([
    'row 3, column "amount": "five" is not an amount',
    'row 4, column "close date": "2024-02-31" is not a date',
    'row 5, column "id": the id "1" is already in a row above',
  ])
  expect(existsSync(join(dir, 'documents.sqlite'))).toBe(false)
  const skipped = await cli('import', path, '--workspace', dir, '--skip-bad', '--json')
  expect(skipped.code).toBe(0)
  expect(skipped.json()).toMatchObject({ report: { created: 1, skipped: 3 } })
  expect(skipped.err.split('\n')).toHaveLength(3)
})

test('a dry run writes nothing, whether there is a workspace or not', async () => {
  const dry = await cli('import', fixturePath, '--workspace', dir, '--dry-run', '--json')
  expect([dry.code, existsSync(dir)]).toEqual([0, false])
  expect(dry.json()).toMatchObject({ dryRun: true, report: { created: 8800 } })
  await cli('import', file('one.csv', 'id,title,stage\n1,A,Open\n'), '--workspace', dir)
  await cli('import', fixturePath, '--workspace', dir, '--dry-run')
  expect((await cli('figures', '--workspace', dir, '--json')).json()).toMatchObject({
    boards: [{ stages: [{ count: 1 }] }],
  })
})

test('what a file can’t tell is asked for: dates and decimals in doubt', async () => {
  const path = file('doubt.csv', 'id,title,stage,amount,close date\n1,A,Open,"1,234",03/04/2024\n')
  expect(await cli('import', path, '--workspace', dir)).toMatchObject({
    code: 2,
    err: expect.stringContaining('--dates dmy') as string,
  })
  expect(await cli('import', path, '--workspace', dir, '--dates', 'mdy')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--decimal') as string,
  })
  expect(await cli('import', path, '--workspace', dir, '--dates', 'mdy', '--decimal', '.')).toMatchObject({
    code: 0,
  })
  const out = join(folder, 'out.json')
  await cli('export', '--workspace', dir, '--format', 'json', '--out', out)
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject([{ amount: '1234', closeDate: '2024-03-04' }])
})

test('--map says what columns are, --board where the deals go; a name that is not there is refused', async () => {
  const path = file('map.csv', 'key,what,where,worth\n1,Deal,Open,5\n')
  const map = JSON.stringify({ key: 'externalId', what: 'title', where: 'stage', worth: 'amount' })
  expect(await cli('import', path, '--workspace', dir)).toMatchObject({ code: 2, err: expect.stringContaining('no column says the stage') as string }) // prettier-ignore
  expect(await cli('import', path, '--workspace', dir, '--map', '{"nope":"title"}')).toMatchObject({ code: 2, err: expect.stringContaining('no column "nope"') as string }) // prettier-ignore
  expect(await cli('import', path, '--workspace', dir, '--map', '{"key":"nonsense"}')).toMatchObject({ code: 2, err: expect.stringContaining('"key"') as string }) // prettier-ignore
  expect(await cli('import', path, '--workspace', dir, '--map', map, '--board', 'North')).toMatchObject({
    code: 0,
  })
  const more = file('more.csv', 'id,title,stage\n2,Other,Open\n')
  expect(await cli('import', more, '--workspace', dir, '--board', 'north')).toMatchObject({ code: 0 })
  expect((await cli('figures', '--workspace', dir, '--json')).json()).toMatchObject({ boards: [{ board: 'North', stages: [{ stage: 'Open', count: 2, sums: { USD: '5' } }] }] }) // prettier-ignore
  const elsewhere = await cli(
    'import',
    file('again.csv', 'id,title,stage\n2,Changed,Open\n'),
    '--workspace',
    dir,
    '--board',
    'South',
  )
  expect(elsewhere).toMatchObject({ code: 2, err: expect.stringContaining('is on another board') as string })
})

test('while the app holds the folder the command line refuses politely: exit 3', async () => {
  await cli('import', file('one.csv', 'id,title,stage\n1,A,Open\n'), '--workspace', dir)
  const lock = acquireFolderLock(dir, 'app')
  for (const args of [
    ['figures'],
    ['check'],
    ['import', fixturePath],
    ['backup', '--out', join(folder, 'b')],
  ]) {
    const refused = await cli(...args, '--workspace', dir)
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('already open in Winroom')])
  }
  lock.release()
  expect((await cli('figures', '--workspace', dir)).code).toBe(0)
})

test('the app’s data folder means its current workspace', async () => {
  await cli('import', file('one.csv', 'id,title,stage\n1,A,Open\n'), '--workspace', dir)
  const data = join(folder, 'data')
  const inside = workspaceFolder(data, 'abc' as WorkspaceId)
  mkdirSync(inside, { recursive: true })
  copyFileSync(join(dir, 'documents.sqlite'), join(inside, 'documents.sqlite'))
  rememberWorkspace(data, 'abc' as WorkspaceId, 'Team')
  expect((await cli('figures', '--workspace', data, '--json')).json()).toMatchObject({
    boards: [{ stages: [{ count: 1 }] }],
  })
})

test('check finds a damaged store, and a backup is a whole one', async () => {
  await cli('import', fixturePath, '--workspace', dir)
  expect(await cli('check', '--workspace', dir)).toMatchObject({ code: 0, out: 'The store is whole.' })
  const copy = join(folder, 'copy')
  mkdirSync(copy)
  expect(await cli('backup', '--workspace', dir, '--out', join(copy, 'documents.sqlite'))).toMatchObject({
    code: 0,
  })
  expect((await cli('figures', '--workspace', copy, '--json')).json()).toEqual(
    (await cli('figures', '--workspace', dir, '--json')).json(),
  )
  const store = readFileSync(join(copy, 'documents.sqlite'))
  const at = Math.floor(store.length / 2)
  store.writeUInt8(store.readUInt8(at) ^ 0xff, at)
  writeFileSync(join(copy, 'documents.sqlite'), store)
  expect(await cli('check', '--workspace', copy)).toMatchObject({
    code: 1,
    err: expect.stringContaining('damaged') as string,
  })
})

test('a command that is misspelt, a folder that is none, a file that is not there: exit 2', async () => {
  expect((await cli('improt')).code).toBe(2)
  expect((await cli('figures')).code).toBe(2)
  expect((await cli('export', '--workspace', dir, '--format', 'xml', '--out', 'x')).code).toBe(2)
  expect(await cli('figures', '--workspace', dir)).toMatchObject({
    code: 2,
    err: expect.stringContaining('is no workspace') as string,
  })
  expect(await cli('import', join(folder, 'none.csv'), '--workspace', dir)).toMatchObject({ code: 2, err: expect.stringContaining('no such file') as string }) // prettier-ignore
  expect((await cli('--help')).code).toBe(0)
})

test('as a process: results on standard output, errors on standard error, the exit code for scripts', () => {
  const bad = file('bad.csv', 'id,title,stage,amount\n1,A,Open,five\n')
  const refused = spawnSync(process.execPath, [...node, 'import', bad, '--workspace', dir], {
    encoding: 'utf8',
  })
  expect([refused.status, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toContain('row 2, column "amount": "five" is not an amount')
})

test('kill -9 at any moment of an import: the file is there whole, or not at all', async () => {
  await cli('import', file('one.csv', 'id,title,stage\n1,A,Open\n'), '--workspace', dir)
  const begun = performance.now()
  spawnSync(process.execPath, [...node, 'import', fixturePath, '--workspace', dir, '--dry-run'])
  const whole = performance.now() - begun
  for (const part of [0.5, 0.7, 0.8, 0.9, 0.97, 1.05, 1.15]) {
    const child = spawn(process.execPath, [...node, 'import', fixturePath, '--workspace', dir])
    const ended = new Promise(resolve => child.once('exit', resolve))
    const timer = setTimeout(() => child.kill('SIGKILL'), whole * part)
    await ended
    clearTimeout(timer)
    const { boards } = (await cli('figures', '--workspace', dir, '--json')).json() as { boards: { board: string; stages: { count: number }[] }[] } // prettier-ignore
    const counts = boards.map(board => board.stages.reduce((sum, stage) => sum + stage.count, 0))
    expect([[1], [1, 8800]]).toContainEqual(counts)
    expect(await cli('check', '--workspace', dir)).toMatchObject({ err: '', code: 0 })
  }
})

test('an export goes to standard output as it is, and into a pipe without replacing it', async () => {
  await cli('import', file('one.csv', 'id,title,stage,amount\n1,A,Open,90 €\n'), '--workspace', dir)
  const shown = await cli('export', '--workspace', dir, '--format', 'csv', '--out', '-')
  expect([shown.code, shown.err]).toEqual([0, ''])
  expect(shown.out).toMatch(/^External id,Title.*\r\n1,A,,Open,90,EUR,[^\n]*\r\n$/)
  const pipe = join(folder, 'pipe')
  spawnSync('mkfifo', [pipe])
  const reader = spawn('cat', [pipe])
  let read = ''
  reader.stdout.on('data', (bytes: Buffer) => (read += bytes.toString()))
  const closed = new Promise(resolve => reader.once('close', resolve))
  expect(await cli('export', '--workspace', dir, '--format', 'csv', '--out', pipe)).toMatchObject({ code: 0, out: '' }) // prettier-ignore
  await closed
  expect([read, statSync(pipe).isFIFO(), existsSync(`${pipe}.part`)]).toEqual([shown.out, true, false])
  expect(await cli('backup', '--workspace', dir, '--out', pipe)).toMatchObject({ code: 2 })
  expect(statSync(pipe).isFIFO()).toBe(true)
})

test('an export through a link keeps the link', async () => {
  await cli('import', file('one.csv', 'id,title,stage\n1,A,Open\n'), '--workspace', dir)
  const link = join(folder, 'link.csv')
  symlinkSync(file('real.csv', 'old'), link)
  expect(await cli('export', '--workspace', dir, '--format', 'csv', '--out', link)).toMatchObject({ code: 0 })
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toContain('External id')
})

test('neither an export nor a backup takes the place of the workspace’s own files, or of a folder', async () => {
  await cli('import', file('one.csv', 'id,title,stage\n1,A,Open\n'), '--workspace', dir)
  const link = join(folder, 'innocent.csv')
  symlinkSync(join(dir, 'documents.sqlite'), link)
  const names = ['documents.sqlite', 'documents.sqlite-wal', 'projection.sqlite', 'lock.sqlite', 'lock.json', 'cli-keys.json'] // prettier-ignore
  for (const out of [...names.map(name => join(dir, name)), link, folder])
    for (const command of [['export', '--format', 'csv'], ['backup']])
      expect([out, await cli(...command, '--workspace', dir, '--out', out)]).toMatchObject([out, { code: 2, err: expect.stringMatching(/own files|is a folder/) as string }]) // prettier-ignore
  expect((await cli('check', '--workspace', dir)).code).toBe(0)
  expect(await cli('backup', '--workspace', dir, '--out', '-')).toMatchObject({ code: 2 })
})

test('help names what amounts and dates can be told', async () => {
  const { out } = await cli('import', '--help')
  for (const option of ['--decimal', '--currency', '--dates', '--map']) expect(out).toContain(option)
})
