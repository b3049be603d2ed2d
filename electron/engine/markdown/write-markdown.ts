import type { Block } from '../../../core/page/content/blocks'
import { print } from './print'
import { writeFlow } from './write-flow'
import type { WriteOptions } from './write-options'

/** Blocks as Markdown: the same text for the same blocks, always. Ends with a line feed unless there is nothing. */
export function writeMarkdown(blocks: readonly Block[], options: WriteOptions = {}): string {
  // At the top of a file, three dashes would open its front matter.
  return print({ type: 'root', children: writeFlow(blocks, options) }).replace(/^---(?=\n)/, '***')
}
