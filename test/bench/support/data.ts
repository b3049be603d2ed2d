import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../../../build/paths'
import { importByHand, launchApp } from './app'
import { temporaryFolder } from './build-copy'

/** 8,800 opportunities: the real file. */
export const pipeline = path.join(root, 'test/fixtures/crm-sales-opportunities/sales_pipeline.csv')

/** The real file's rows under other ids, as often as it takes: a file of any length that has not been imported yet. */
export async function pipelineOf(rows: number, name: string): Promise<string> {
  const [header = '', ...lines] = (await readFile(pipeline, 'utf8')).trimEnd().split(/\r?\n/)
  const made = Array.from({ length: rows }, (_, n) => `${name}${n}-${lines[n % lines.length] ?? ''}`)
  const file = path.join(await temporaryFolder('file'), `${name}.csv`)
  await writeFile(file, [header, ...made, ''].join('\n'))
  return file
}

const prepared = new Map<string, Promise<string>>()

/** A data folder with a board of the file's deals, shown when it is opened; a fresh copy each time. */
export async function folderWith(file: string): Promise<string> {
  let original = prepared.get(file)
  if (original === undefined) prepared.set(file, (original = prepare(file)))
  return copyOf(await original)
}

/** A data folder with the sample workspace only. */
export async function sampleFolder(): Promise<string> {
  let original = prepared.get('sample')
  if (original === undefined) prepared.set('sample', (original = prepare(null)))
  return copyOf(await original)
}

async function copyOf(folder: string): Promise<string> {
  const copy = await temporaryFolder('data')
  await cp(folder, copy, { recursive: true, filter: file => !path.basename(file).startsWith('Singleton') })
  return copy
}

async function prepare(file: string | null): Promise<string> {
  const folder = await temporaryFolder('prepared')
  const winroom = await launchApp(folder)
  if (file !== null) await importByHand(winroom, file)
  await winroom.close()
  return folder
}
