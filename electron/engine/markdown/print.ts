import type { Root, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'

/** One way to write everything, so that a text that was read and written again differs only where it says something else. */
export function print(root: Root | RootContent): string {
  return toMarkdown(root, {
    bullet: '-',
    emphasis: '*',
    fence: '`',
    fences: true,
    listItemIndent: 'one',
    rule: '-',
    strong: '*',
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  })
}
