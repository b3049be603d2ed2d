import { spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planImport } from '../../../core/exchange/plan'
import { understand, type Table } from '../../../core/exchange/understand'
import { readDeal } from '../../../core/deal/read'
import { importedDealIdOf } from '../../../core/workspace/names'
import { readTable, type ReadOptions } from '../../../electron/engine/workers/read-table'
import { applyImport } from '../../../core/exchange/apply'
import { fixturePath, fixtureTable, Replica, someImport } from '../../support/exchange'

let folder: string
let count = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winroom-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileOf(bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, `file${++count}.csv`)
  await writeFile(path, bytes)
  return path
}

async function read(bytes: string | Uint8Array, options?: ReadOptions): Promise<Table> {
  const table = await readTable(await fileOf(bytes), options)
  if (!table.ok) throw new Error(`${table.error.code}: ${table.error.detail}`)
  return table.value
}

const cp1252 = (text: string): Buffer =>
  Buffer.from([...text].map(letter => ({ '€': 0x80, '’': 0x92, œ: 0x9c })[letter] ?? letter.charCodeAt(0)))

test('the real file is read as it is by another reader', async () => {
  const table = await readTable(fixturePath)
  expect(table).toEqual({ ok: true, value: fixtureTable() })
})

test.each([
  ['UTF-8', Buffer.from('id;étape\n1;Gagné\n'), 'utf-8'],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffid;étape\n1;Gagné\n'), 'utf-8'],
  ['Windows-1252', cp1252('id;étape\n1;Gagné\n'), 'windows-1252'],
  ['UTF-16 with a byte order mark', Buffer.from('\ufeffid;étape\n1;Gagné\n', 'utf16le'), 'utf-16le'],
  ['UTF-16 without one', Buffer.from('id;étape\n1;Gagné\n', 'utf16le'), 'utf-16le'],
])('%s is told from the bytes', async (_name, bytes, encoding) => {
  expect(await read(bytes)).toMatchObject({
    encoding,
    delimiter: ';',
    header: ['id', 'étape'],
    rows: [['1', 'Gagné']],
  })
})

test('the upper part of Windows-1252 is read as that, and not as Latin-1', async () => {
  const table = await read(cp1252('client;montant\nL’œuvre;5 €\n'))
  expect(table.rows).toEqual([['L’œuvre', '5 €']])
})

test('a late byte that is not UTF-8 turns the whole file into Windows-1252, not half of it', async () => {
  const table = await read(
    Buffer.concat([Buffer.from(`id;nom\n${'1;abc\n'.repeat(100_000)}`), cp1252('2;é\n')]),
  )
  expect([table.encoding, table.rows.length, table.rows.at(-1)]).toEqual([
    'windows-1252',
    100_001,
    ['2', 'é'],
  ])
})

test.each([
  [',', 'a,b;x\n1,"2;3;4"\n'],
  [';', 'a;b\n1,5;2,5\n'],
  ['\t', 'a\tb\n1,5\t"2;5"\n'],
  [';', 'sep=;\r\na;b\r\n1,1,1;2,2,2\r\n'],
  [';', 'a;b\r1;2\r'],
] as const)('the delimiter %j is told from the lines', async (delimiter, text) => {
  const table = await read(text)
  expect([table.delimiter, table.header.length, table.rows.length, table.rows[0]?.length]).toEqual([
    delimiter,
    2,
    1,
    2,
  ])
})

test('rows keep quotes, delimiters and line ends; blank lines at the end are no rows', async () => {
  const table = await read('a,b\r\n"x, ""y""","line\r\none"\r\n5" disk,z\r\n\r\n\r\n')
  expect(table.rows).toEqual([
    ['x, "y"', 'line\r\none'],
    ['5" disk', 'z'],
  ])
})

const random = Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 256))
test.each([
  ['an empty file', '', { code: 'empty-file' }],
  ['a file of blanks', ' \n\n', { code: 'empty-file' }],
  ['a header alone', 'id,title,stage\n', { code: 'header-only', row: 1 }],
  ['a text', 'Dear all,\nthis is no table\n'.replace(',', ''), { code: 'not-a-table' }],
  ['a picture', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), random]), { code: 'not-a-table' }],
  ['zero bytes late in the file', `a,b\n${'1,2\n'.repeat(100_000)}\0,3\n`, { code: 'not-a-table' }],
  [
    'a quote that is not closed',
    'a,b\n1,2\n"3,4\n5,6\n',
    { code: 'not-a-table', row: 3, detail: 'a quote is not closed' },
  ],
  ['UTF-16, big-endian', Buffer.from('\ufeffab', 'utf16le').swap16(), { code: 'wrong-encoding' }],
  [
    'bytes that no encoding of ours has',
    Buffer.from('a,b\n1,\x81\xff\n', 'latin1'),
    { code: 'wrong-encoding' },
  ],
])('%s is refused in so many words', async (_name, bytes, problem) => {
  expect(await readTable(await fileOf(bytes))).toMatchObject({ ok: false, error: problem })
})

test('a wrong encoding that was chosen by hand is refused, not guessed around', async () => {
  const path = await fileOf(cp1252('id;étape\n1;Gagné\n'))
  expect(await readTable(path, { encoding: 'utf-8' })).toMatchObject({
    ok: false,
    error: { code: 'wrong-encoding' },
  })
})

test('a file that is not there, or is a folder, is refused', async () => {
  expect(await readTable(join(folder, 'nothing.csv'))).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
  expect(await readTable(folder)).toMatchObject({ ok: false, error: { code: 'unreadable' } })
})

test('a pipe and a device are refused at once: nobody waits for a pipe’s writer, or reads a device without end', async () => {
  const pipe = join(folder, 'pipe')
  spawnSync('mkfifo', [pipe])
  expect(await readTable(pipe)).toMatchObject({ ok: false, error: { code: 'unreadable', detail: 'a pipe, not a file' } }) // prettier-ignore
  expect(await readTable('/dev/zero')).toMatchObject({ ok: false, error: { code: 'unreadable', detail: 'a device, not a file' } }) // prettier-ignore
})

test.each(['plain', 'quoted'])('a line of 200 MB (%s) is refused early, in bounded memory', async kind => {
  const path = join(folder, 'long.csv')
  const stream = createWriteStream(path)
  stream.write(`id,stage\n1,${kind === 'quoted' ? '"' : ''}`)
  const piece = 'x'.repeat(1024 * 1024)
  for (let megabyte = 0; megabyte < 200; megabyte++) stream.write(piece)
  stream.end('\n')
  await finished(stream)
  let read = 0
  const before = process.memoryUsage().rss
  const table = await readTable(path, { onProgress: done => (read = done) })
  expect(table).toMatchObject({ ok: false, error: { code: 'record-too-long', row: 2 } })
  expect(read).toBeLessThan(8 * 1024 * 1024)
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  await rm(path)
})

test('more rows than a board can take are refused', async () => {
  const path = await fileOf(`a,b\n${'1,2\n'.repeat(250_000)}`)
  expect(await readTable(path)).toMatchObject({ ok: false, error: { code: 'too-large', row: 200_002 } })
})

test('progress is told about every 2 %, and what it throws stops the reading', async () => {
  const path = await fileOf(`a,b\n${`${'1'.repeat(50)},2\n`.repeat(100_000)}`)
  await expect(readTable(path, { onProgress: () => { throw new Error('stop') } })).rejects.toThrow('stop') // prettier-ignore
  const told: number[] = []
  await readTable(path, { onProgress: (done, total) => told.push(done / total) })
  expect(told.at(-1)).toBe(1)
  expect(told.length).toBeGreaterThan(5)
  expect(told.length).toBeLessThan(60)
})

test('a French export, as Excel writes it, becomes deals: Windows-1252, `;`, decimal commas, dd/mm/yyyy', async () => {
  const text = [
    "Identifiant;Nom de l'opportunité;Société;Étape;Montant;Date de clôture;Propriétaire;Région",
    '1;Rénovation;Élan SA;Négociation;"1 234,50 €";25/12/2024;Zoé;Île-de-France',
    '2;Extension;Élan SA;Gagné;99 €;01/02/2024;Zoé;',
  ].join('\r\n')
  const table = await read(cp1252(text))
  const look = understand(table)
  expect(look).toMatchObject({ datesAmbiguous: false, decimalAmbiguous: false, mapping: { dates: 'dmy', decimal: ',', currency: 'EUR', encoding: 'windows-1252' } }) // prettier-ignore
  const replica = new Replica()
  const { plan } = replica.import(table)
  expect(plan.report).toMatchObject({
    created: 2,
    problemTotal: 0,
    accounts: 1,
    people: 1,
    customFields: ['Région'],
  })
  expect(readDeal(replica.board(plan.boardId).deals, importedDealIdOf('1'))).toMatchObject({
    title: 'Rénovation',
    amount: { minor: 123450, currency: 'EUR' },
    closeDate: '2024-12-25',
  })
})

test('the same dates read as mm/dd or dd/mm are other dates, and say that they are in doubt', async () => {
  const table = await read('id,title,stage,close date\n1,A,Open,03/04/2024\n')
  const look = understand(table)
  expect(look.datesAmbiguous).toBe(true)
  for (const [dates, closeDate] of [
    ['dmy', '2024-04-03'],
    ['mdy', '2024-03-04'],
  ] as const) {
    // prettier-ignore
    const replica = new Replica()
    const board = replica.board('b' as never)
    const mapping = { ...look.mapping, dates }
    const plan = planImport(
      table,
      mapping,
      { workspace: replica.workspace, board, isElsewhere: () => false },
      { skipBad: false },
    )
    if (!plan.ok) throw new Error(plan.error.code)
    applyImport(plan.value, someImport, replica.workspace, board)
    expect(readDeal(board.deals, importedDealIdOf('1'))?.closeDate).toBe(closeDate)
  }
})
