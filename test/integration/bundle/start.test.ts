import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { outDir } from '../../../build/paths'

const pages = path.join(outDir, 'renderer')

/** What a window reads before it shows anything: its first script, and all that is imported from there without being asked for later. */
async function startChunks(): Promise<string[]> {
  const html = await readFile(path.join(pages, 'index.html'), 'utf8')
  const found = new Set(
    [...html.matchAll(/<script[^>]+src="\.?\/?([^"]+\.js)"/g)].map(([, file]) => file ?? ''),
  )
  for (const file of found) {
    const code = await readFile(path.join(pages, file), 'utf8')
    for (const [, next = ''] of code.matchAll(
      /(?:^|[;}\n])(?:import|export)[^;'"()]*["'](\.\/[^"']+\.js)["']/g,
    ))
      found.add(path.join(path.dirname(file), next))
  }
  return [...found]
}

/** The npm packages that a chunk was made of. The bundler's own few lines have no map, and come from no file. */
async function packagesIn(file: string): Promise<string[]> {
  if (/^(rolldown-runtime|preload-helper)-/.test(path.basename(file))) return []
  const map = JSON.parse(await readFile(path.join(pages, `${file}.map`), 'utf8')) as { sources: string[] }
  return map.sources.flatMap(source => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [])
}

test('a window starts without the editor: nothing of Lexical is read before a page is', async () => {
  const chunks = await startChunks()
  const packages = new Set((await Promise.all(chunks.map(packagesIn))).flat())
  expect(packages).toContain('react-dom')
  expect([...packages].filter(name => /lexical/.test(name))).toEqual([])
})
