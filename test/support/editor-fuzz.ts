import { $createLinkNode } from '@lexical/link'
import { $createCodeNode } from '@lexical/code'
import { $createHorizontalRuleNode } from '@lexical/extension'
import { $createListItemNode, $createListNode, $isListNode } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text'
import { $createTableNodeWithDimensions, $isTableNode, $isTableRowNode, type TableNode } from '@lexical/table'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import * as Y from 'yjs'
import { openEditor, settle, type BindingKind, type BoundEditor } from './editors'

/** One thing that somebody does to a page; false when there was nothing to do it to. */
type Act = (random: Random) => void

/** The choices of a run: all that happens follows from them. */
export class Random {
  constructor(private readonly next: () => number) {}

  /** An integer from 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  of<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)]
  }

  chance(share: number): boolean {
    return this.next() < share
  }
}

const WORDS = [
  'price ',
  'why',
  ' now',
  'é',
  '\u{1F600}',
  '\u{1F601}',
  'x',
  ' ',
  'Qq',
  'aaa',
  '\u{1F468}‍\u{1F469}',
]

export function $texts(node: ElementNode = $getRoot()): TextNode[] {
  return node.getAllTextNodes()
}
const $blocks = (): ElementNode[] => $getRoot().getChildren().filter($isElementNode)
const isPlain = (block: LexicalNode) => ['paragraph', 'heading', 'quote', 'code'].includes(block.getType())

/** Anywhere in a text, but not inside of a character: no caret stands there. */
function $place(random: Random, text: TextNode): number {
  const offset = random.below(text.getTextContentSize() + 1)
  return /[\uDC00-\uDFFF]/.test(text.getTextContent().charAt(offset)) ? offset - 1 : offset
}

function $select(random: Random, text: TextNode): void {
  const [a, b] = [$place(random, text), $place(random, text)]
  const selection = $createRangeSelection()
  selection.anchor.set(text.getKey(), Math.min(a, b), 'text')
  selection.focus.set(text.getKey(), Math.max(a, b), 'text')
  $setSelection(selection)
}

function $selectAcross(random: Random): void {
  const texts = $texts()
  const first = random.below(texts.length)
  const [from, to] = [texts[first], texts[Math.min(texts.length - 1, first + random.below(4))]]
  if (from === undefined || to === undefined) return
  const selection = $createRangeSelection()
  selection.anchor.set(from.getKey(), $place(random, from), 'text')
  selection.focus.set(to.getKey(), $place(random, to), 'text')
  $setSelection(selection)
}

/** Runs `act` with a selection in or across texts. */
const withSelection =
  (
    across: boolean,
    act: (selection: ReturnType<typeof $createRangeSelection>, random: Random) => void,
  ): Act =>
  random => {
    const text = random.of($texts())
    if (text === undefined) return
    if (across) $selectAcross(random)
    else $select(random, text)
    const selection = $createRangeSelection()
    const current = $getSelectionRange()
    if (current === null) return
    selection.anchor.set(current.anchor.key, current.anchor.offset, current.anchor.type)
    selection.focus.set(current.focus.key, current.focus.offset, current.focus.type)
    $setSelection(selection)
    act(selection, random)
  }
function $getSelectionRange() {
  const selection = $getSelection()
  return $isRangeSelection(selection) ? selection : null
}

const $word = (random: Random) => random.of(WORDS) ?? 'x'

const ACTS: readonly (readonly [weight: number, name: string, act: Act])[] = [
  [
    8,
    'type',
    withSelection(false, (selection, random) => {
      selection.focus.set(selection.anchor.key, selection.anchor.offset, 'text')
      selection.insertText($word(random))
    }),
  ],
  [4, 'replace', withSelection(false, (selection, random) => selection.insertText($word(random)))],
  [3, 'erase across', withSelection(true, selection => selection.removeText())],
  [
    5,
    'format',
    withSelection(false, (selection, random) =>
      selection.formatText(random.of(['bold', 'italic', 'code'] as const) ?? 'bold'),
    ),
  ],
  [2, 'format across', withSelection(true, selection => selection.formatText('underline'))],
  [4, 'split', withSelection(false, selection => void selection.insertParagraph())],
  [2, 'line break', withSelection(false, selection => selection.insertLineBreak())],
  [
    3,
    'merge',
    random => {
      const block = random.of($blocks().filter(isPlain))
      const before = block?.getPreviousSibling()
      if (block === undefined || !$isElementNode(before) || !isPlain(before)) return
      before.append(...block.getChildren())
      block.remove()
    },
  ],
  [
    3,
    'change kind',
    random => {
      const block = random.of($blocks().filter(isPlain))
      const kinds = [
        () => $createHeadingNode('h2'),
        () => $createHeadingNode('h3'),
        $createParagraphNode,
        () => $createQuoteNode(),
        $createCodeNode,
      ]
      const kind = random.of(kinds)
      if (block !== undefined && kind !== undefined) block.replace(kind(), true)
    },
  ],
  [
    2,
    'to a list',
    random => {
      const block = random.of($blocks().filter(isPlain))
      if (block === undefined) return
      const item = $createListItemNode().append(...block.getChildren())
      const before = block.getPreviousSibling()
      if ($isListNode(before)) {
        before.append(item)
        block.remove()
      } else
        block.replace(
          $createListNode(random.of(['bullet', 'number', 'check'] as const) ?? 'bullet').append(item),
        )
    },
  ],
  [
    2,
    'list point',
    random => {
      const list = random.of($blocks().filter($isListNode))
      list?.append($createListItemNode().append($createTextNode($word(random))))
    },
  ],
  [
    1,
    'table',
    random => {
      const block = random.of($blocks())
      block?.insertAfter($createTableNodeWithDimensions(2, 2, random.chance(0.5)))
    },
  ],
  [
    2,
    'table row',
    random => {
      const table = random.of($blocks().filter((block): block is TableNode => $isTableNode(block)))
      const row = random.of(table?.getChildren().filter($isTableRowNode) ?? [])
      if (row === undefined) return
      if (random.chance(0.4) && (table?.getChildrenSize() ?? 0) > 1) return row.remove()
      const fresh = $createTableNodeWithDimensions(1, row.getChildrenSize(), false).getFirstChild()
      if (fresh !== null) row.insertAfter(fresh)
    },
  ],
  [
    2,
    'cell',
    random => {
      const cell = random.of(
        $blocks()
          .filter($isTableNode)
          .flatMap(table =>
            table.getChildren().flatMap(row => ($isElementNode(row) ? row.getChildren() : [])),
          ),
      )
      if ($isElementNode(cell)) cell.append($createParagraphNode().append($createTextNode($word(random))))
    },
  ],
  [
    1,
    'link',
    random => {
      const text = random.of($texts().filter(node => node.getParent()?.getType() === 'paragraph'))
      if (text === undefined) return
      const link = $createLinkNode('https://example.org')
      text.replace(link)
      link.append($createTextNode(text.getTextContent()))
    },
  ],
  [
    2,
    'paragraph',
    random => {
      const block = random.of($blocks())
      const fresh = $createParagraphNode().append($createTextNode($word(random)))
      if (block === undefined) $getRoot().append(fresh)
      else block.insertAfter(fresh)
    },
  ],
  [
    1,
    'break between',
    random => {
      const block = random.of($blocks().filter(isPlain))
      block?.append($createLineBreakNode(), $createTextNode($word(random)))
    },
  ],
  [1, 'divider', random => void random.of($blocks())?.insertBefore($createHorizontalRuleNode())],
  [
    2,
    'delete block',
    random => {
      if ($getRoot().getChildrenSize() > 2) random.of($getRoot().getChildren())?.remove()
    },
  ],
  [
    2,
    'move block',
    random => {
      const [block, to] = [random.of($getRoot().getChildren()), random.of($getRoot().getChildren())]
      if (block !== undefined && to !== undefined && block !== to) to.insertAfter(block)
    },
  ],
]
const TOTAL = ACTS.reduce((sum, [weight]) => sum + weight, 0)

export interface FuzzOptions {
  readonly kind?: BindingKind
  readonly steps: number
  /** Called after each step. */
  readonly onStep?: (editors: readonly BoundEditor[], story: string) => void
  /** Called when all hold the same. */
  readonly check: (editors: readonly BoundEditor[], story: string) => void
}

/** Three editors that are cut off from each other and meet again. Returns what was done, one line a step. */
export async function fuzzRun(
  next: () => number,
  { kind = 'ours', steps, check, onStep }: FuzzOptions,
): Promise<void> {
  const random = new Random(next)
  const network = new Network(3, random, kind)
  const story: string[] = []
  try {
    network.start()
    await settle()
    for (let step = 0; step < steps; step++) {
      const who = random.below(3)
      story.push(`${who}: ${await network.act(who)}`)
      if (random.chance(0.3)) network.deliverSome()
      if (kind !== 'ours') await settle()
      onStep?.(network.editors, story.join('\n'))
      if (step % 20 === 19) {
        await network.meet()
        check(network.editors, story.join('\n'))
      }
    }
    await network.meet()
    check(network.editors, story.join('\n'))
  } finally {
    network.close()
  }
}

class Network {
  readonly editors: BoundEditor[]
  private readonly queues: Uint8Array[][]

  constructor(
    size: number,
    private readonly random: Random,
    kind: BindingKind,
  ) {
    const docs = Array.from({ length: size }, (_, i) => {
      const doc = new Y.Doc()
      doc.clientID = i + 1
      return doc
    })
    this.queues = docs.map(() => [])
    docs.forEach((doc, from) => {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'network') this.queues.forEach((queue, to) => to !== from && queue.push(update))
      })
    })
    this.editors = docs.map(doc => openEditor(doc, { kind }))
  }

  start(): void {
    this.editors[0]?.edit(() => {
      $getRoot().clear()
      for (const line of ['When they ask for a discount', 'Ask what they give', 'Never first']) {
        $getRoot().append($createParagraphNode().append($createTextNode(line)))
      }
    })
    this.deliverAll()
  }

  async act(who: number): Promise<string> {
    const editor = this.editors[who]
    if (editor === undefined) return ''
    if (this.random.chance(0.12)) return this.undo(editor)
    let at = this.random.below(TOTAL)
    const chosen = ACTS.find(([weight]) => (at -= weight) < 0)
    if (chosen === undefined) return ''
    const [, name, act] = chosen
    // Some updates are committed at once, some when the task ends; so does a person's typing.
    const attempt = () => this.attempt(act)
    if (this.random.chance(0.5)) editor.edit(attempt)
    else {
      editor.editor.update(attempt)
      if (this.random.chance(0.5)) await Promise.resolve()
    }
    return name
  }

  /** Lexical itself refuses some of what is tried (a caret beyond its text, after a merge of its own): then half of it is done. */
  private attempt(act: Act): void {
    try {
      act(this.random)
    } catch {
      $setSelection(null)
    }
  }

  private undo(editor: BoundEditor): string {
    editor.editor.read(() => undefined)
    const back = this.random.chance(0.65)
    if (back) editor.undo()
    else editor.redo()
    return back ? 'undo' : 'redo'
  }

  /** Some of what waits for one of them, in an order of its own. */
  deliverSome(): void {
    const to = this.random.below(this.editors.length)
    const queue = this.queues[to] ?? []
    for (let left = this.random.below(queue.length + 1); left > 0; left--) {
      const [update] = queue.splice(this.random.below(queue.length), 1)
      this.apply(to, update)
    }
  }

  deliverAll(): void {
    this.queues.forEach((queue, to) => {
      for (const update of queue.splice(0)) this.apply(to, update)
    })
  }

  async meet(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      for (const { editor } of this.editors) editor.read(() => undefined)
      await settle()
      this.deliverAll()
    }
    await settle()
  }

  close(): void {
    for (const editor of this.editors) editor.close()
  }

  private apply(to: number, update: Uint8Array | undefined): void {
    const doc = this.editors[to]?.doc
    if (doc !== undefined && update !== undefined) Y.applyUpdate(doc, update, 'network')
  }
}
