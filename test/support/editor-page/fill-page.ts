import { $createListItemNode, $createListNode } from '@lexical/list'
import { $createHeadingNode } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  type ElementNode,
  type LexicalEditor,
} from 'lexical'

const lorem =
  'When the buyer says that the price is too high they often say that the value is not yet clear to them so ask what it would cost to wait another quarter and who else will have to agree before you speak of any number at all'.split(
    ' ',
  )

/** A page such as people write, of this many words: headings, paragraphs, some of it bold, and lists. */
export function fillPage(editor: LexicalEditor, words: number): void {
  editor.update(
    () => {
      const root = $getRoot().clear()
      let written = 0
      for (let n = 0; written < words; n++) {
        const count = 20 + ((n * 37) % 90)
        root.append($block(n, count))
        written += count
      }
    },
    { discrete: true },
  )
}

function $block(n: number, count: number): ElementNode {
  const text = Array.from({ length: count }, (_, i) => lorem[(n * 7 + i) % lorem.length]).join(' ')
  if (n % 12 === 0) return $createHeadingNode('h2').append($createTextNode(text.slice(0, 60)))
  if (n % 9 === 4)
    return $createListNode('bullet').append(
      ...text.match(/.{1,80}/g)!.map(line => $createListItemNode().append($createTextNode(line))),
    )
  const half = text.length >> 1
  return $createParagraphNode().append(
    $createTextNode(text.slice(0, half)),
    $createTextNode(text.slice(half, half + 20)).toggleFormat('bold'),
    $createTextNode(text.slice(half + 20)),
  )
}
