import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runCli } from '../../../electron/cli/program'
import { temporaryFolder } from './build-copy'

/** Puts pages into the workspace of a data folder that no app has open, as Markdown files by their titles. */
export async function importPages(
  dataDir: string,
  pages: Iterable<readonly [title: string, markdown: string]>,
): Promise<void> {
  const folder = path.join(await temporaryFolder('pages'), 'pages')
  await mkdir(folder)
  for (const [title, markdown] of pages) await writeFile(path.join(folder, `${title}.md`), markdown)
  const said: string[] = []
  const say = (line: string): unknown => said.push(line)
  const code = await runCli(['wiki', 'import', folder, '--workspace', dataDir], { out: say, err: say, write: say }) // prettier-ignore
  if (code !== 0) throw new Error(`the pages could not be imported: ${said.join('\n')}`)
}

const WORDS =
  'when the buyer says that the price is too high they often say that the value is not yet clear to them so ask what it would cost to wait another quarter and who else will have to agree before you speak of any number at all'.split(
    ' ',
  )

/** A page such as people write, of about this many words: headings, paragraphs, some of it bold, and lists. */
export function prose(words: number): string {
  const blocks: string[] = []
  for (let n = 0, written = 0; written < words; n++) {
    const count = 20 + ((n * 37) % 90)
    const text = Array.from({ length: count }, (_, i) => WORDS[(n * 7 + i) % WORDS.length])
    blocks.push(blockOf(n, text.map(String)))
    written += count
  }
  return `${blocks.join('\n\n')}\n`
}

function blockOf(n: number, words: string[]): string {
  if (n % 12 === 0) return `## ${words.slice(0, 8).join(' ')}`
  if (n % 9 === 4) return words.map((_, i) => (i % 12 === 0 ? `- ${words.slice(i, i + 12).join(' ')}` : '')).filter(line => line !== '').join('\n') // prettier-ignore
  const half = words.length >> 1
  return `${words.slice(0, half).join(' ')} **${words.slice(half, half + 3).join(' ')}** ${words.slice(half + 3).join(' ')}`
}
