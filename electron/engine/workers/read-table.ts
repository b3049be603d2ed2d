import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { CsvError, parse, type Parser } from 'csv-parse'
import type { Table } from '../../../core/exchange/understand'
import type { Delimiter, Encoding, FileProblem } from '../../../core/exchange/mapping'
import { err, ok, type Result } from '../../../core/result'
import { createDecoder, encodingOf, NotThisEncoding, type Decoder } from './decode'
import { dialectOf, looksBinary } from './dialect'

/** Characters of one row. Beyond it a quote was not closed, or this is no table. */
export const MAX_RECORD = 1024 * 1024
export const MAX_ROWS = 200_000
export const MAX_BYTES = 256 * 1024 * 1024
const CHUNK = 256 * 1024
const PROGRESS_STEPS = 50

export interface ReadOptions {
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  /** Called about every 2 % of the file; may throw to stop the reading. */
  readonly onProgress?: (done: number, total: number) => void
}

class Refused extends Error {
  constructor(readonly problem: FileProblem) {
    super(problem.code)
  }
}

/**
 * Reads a file as a table, in pieces: memory is bounded by the rows that are kept, never by what a broken file claims to be.
 * Its hash is that of the bytes that were read, so what is planned is what was looked at.
 */
export async function readTable(
  path: string,
  options: ReadOptions = {},
): Promise<Result<Table, FileProblem>> {
  let file: FileHandle
  try {
    // Opening a pipe would wait until somebody writes to it. Windows knows no such flag.
    file = await open(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0))
  } catch (error) {
    return err(unreadable(error))
  }
  try {
    return ok(await readAs(file, basename(path), options))
  } catch (error) {
    if (error instanceof Refused) return err(error.problem)
    if (isFileError(error)) return err(unreadable(error))
    throw error
  } finally {
    await file.close()
  }
}

/** Tries UTF-8 first, then Windows-1252, unless the encoding is said or seen. */
async function readAs(file: FileHandle, fileName: string, options: ReadOptions): Promise<Table> {
  const head = await headOf(file)
  const seen = encodingOf(head)
  if (seen === 'utf-16be') refuse('wrong-encoding', 'UTF-16, big-endian')
  if (seen === null && head.includes(0)) refuse('not-a-table', 'zero bytes', 1)
  const encoding = options.encoding ?? seen ?? null
  for (const candidate of encoding === null ? (['utf-8', 'windows-1252'] as const) : [encoding]) {
    try {
      return await readWhole(file, fileName, createDecoder(candidate), options)
    } catch (error) {
      if (!(error instanceof NotThisEncoding)) throw error
    }
  }
  return refuse('wrong-encoding', encoding ?? 'utf-8, windows-1252')
}

async function headOf(file: FileHandle): Promise<Uint8Array> {
  const info = await file.stat()
  if (!info.isFile()) refuse('unreadable', `${kindOf(info)}, not a file`)
  if (info.size === 0) refuse('empty-file', '0 bytes')
  if (info.size > MAX_BYTES) refuse('too-large', `${info.size} bytes`)
  const head = Buffer.alloc(512)
  const { bytesRead } = await file.read(head, 0, head.length, 0)
  return head.subarray(0, bytesRead)
}

async function readWhole(
  file: FileHandle,
  fileName: string,
  decoder: Decoder,
  options: ReadOptions,
): Promise<Table> {
  const { size } = await file.stat()
  const hash = createHash('sha256')
  const rows = new RowSink(options.delimiter)
  const step = Math.max(CHUNK, Math.ceil(size / PROGRESS_STEPS))
  let told = 0
  for (let at = 0; at < size;) {
    const { bytesRead, buffer } = await file.read(
      Buffer.allocUnsafe(Math.min(CHUNK, size - at)),
      0,
      undefined,
      at,
    )
    if (bytesRead === 0) break
    const bytes = buffer.subarray(0, bytesRead)
    at += bytesRead
    hash.update(bytes)
    await rows.write(decoder.write(bytes))
    if (at - told >= step || at === size) options.onProgress?.((told = at), size)
  }
  await rows.write(decoder.end())
  const { header, body, delimiter } = await rows.end()
  return { fileName, fileHash: hash.digest('hex'), encoding: decoder.encoding, delimiter, header, rows: body }
}

/** Takes text, gives rows. */
class RowSink {
  readonly #rows: string[][] = []
  #delimiter: Delimiter | undefined
  #parser: Parser | null = null
  #error: Error | null = null

  constructor(delimiter: Delimiter | undefined) {
    this.#delimiter = delimiter
  }

  async write(text: string): Promise<void> {
    if (text === '') return
    if (text.includes('\0')) refuse('not-a-table', 'zero bytes', this.#rows.length + 1)
    this.#parser ??= this.#begin(text)
    const begun = this.#rows.length === 0 && this.#skip > 0 ? text.slice(this.#skip) : text
    this.#skip = 0
    await this.#push(this.#parser, begun)
    if (this.#rows.length > MAX_ROWS + 1) refuse('too-large', `${MAX_ROWS} rows`, MAX_ROWS + 2)
  }

  async end(): Promise<{ header: string[]; body: string[][]; delimiter: Delimiter }> {
    const parser = this.#parser
    if (parser === null || this.#delimiter === undefined) return refuse('empty-file', 'no text')
    await new Promise<void>((resolve, reject) => {
      parser.once('end', resolve)
      parser.once('error', reject)
      parser.end()
      this.#drain(parser)
    }).catch((error: unknown) => this.#fail(error))
    const [header, ...body] = this.#rows
    const names = (header ?? []).map((name, at) => (name.trim() === '' ? `Column ${at + 1}` : name.trim()))
    while (body.length > 0 && isBlank(body.at(-1))) body.pop()
    if (names.length === 0 || isBlank(header)) return refuse('empty-file', 'no header')
    if (names.length < 2) return refuse('not-a-table', `one column: ${names[0]?.slice(0, 100) ?? ''}`, 1)
    if (names.length > 500) return refuse('not-a-table', `${names.length} columns`, 1)
    if (body.length === 0) return refuse('header-only', names.join(', ').slice(0, 500), 1)
    return { header: names.map(name => name.slice(0, 500)), body, delimiter: this.#delimiter }
  }

  #skip = 0

  #begin(text: string): Parser {
    if (looksBinary(text.slice(0, 4_096))) refuse('not-a-table', 'not text', 1)
    const { delimiter, skip } = dialectOf(text)
    this.#delimiter ??= delimiter
    this.#skip = skip
    const parser = parse({
      delimiter: this.#delimiter,
      max_record_size: MAX_RECORD,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    })
    parser.on('readable', () => this.#drain(parser))
    parser.on('error', error => (this.#error = error))
    return parser
  }

  #drain(parser: Parser): void {
    for (let row = parser.read() as string[] | null; row !== null; row = parser.read() as string[] | null)
      this.#rows.push(row)
  }

  async #push(parser: Parser, text: string): Promise<void> {
    await new Promise<void>(resolve => parser.write(text, () => resolve()))
    this.#drain(parser)
    if (this.#error !== null) this.#fail(this.#error)
  }

  #fail(error: unknown): never {
    if (!(error instanceof CsvError)) throw error
    const row = this.#rows.length + 1
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      return refuse('record-too-long', `${MAX_RECORD} characters`, row)
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return refuse('not-a-table', 'a quote is not closed', row)
    return refuse('not-a-table', error.message.slice(0, 500), row)
  }
}

function isBlank(cells: readonly string[] | undefined): boolean {
  return cells === undefined || cells.every(cell => cell.trim() === '')
}

function kindOf(info: Stats): string {
  if (info.isDirectory()) return 'a folder'
  if (info.isFIFO()) return 'a pipe'
  return info.isCharacterDevice() || info.isBlockDevice() ? 'a device' : 'something else'
}

function refuse(code: FileProblem['code'], detail: string, row: number | null = null): never {
  throw new Refused({ code, detail, row })
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

function unreadable(error: unknown): FileProblem {
  const code = isFileError(error) ? error.code : undefined
  return {
    code: code === 'ENOENT' ? 'not-found' : 'unreadable',
    detail: error instanceof Error ? error.message : String(error),
    row: null,
  }
}
