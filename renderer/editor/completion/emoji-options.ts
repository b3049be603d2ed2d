import { $createTextNode, $getSelection, $isRangeSelection } from 'lexical'
import { nameKey } from '../../../core/workspace/names'
import type { CompletionOption } from './options'

interface Emoji {
  readonly sign: string
  readonly name: string
  /** Everything it is found by, in both languages. */
  readonly keys: readonly string[]
}

const AT_MOST = 12
let table: Promise<readonly Emoji[]> | undefined

/** Found by its name or a tag in English or French; shown by its name in the language of the interface. */
export async function emojiOptions(language: string, query: string): Promise<readonly CompletionOption[]> {
  table ??= import('./emoji-table').then(({ emojis }) => emojis)
  const wanted = nameKey(query.replaceAll('_', ' '))
  const all = await table
  const ranked = all
    .map(emoji => ({ emoji, rank: rank(emoji, wanted) }))
    .filter(({ rank: found }) => found < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, AT_MOST)
  return ranked.map(({ emoji }) => ({
    key: emoji.sign,
    label: language.startsWith('fr') ? (emoji.keys[1] ?? emoji.name) : emoji.name,
    icon: emoji.sign,
    $choose: () => {
      const selection = $getSelection()
      if ($isRangeSelection(selection)) selection.insertNodes([$createTextNode(emoji.sign)])
    },
  }))
}

/** 0: is called so; 1: a name begins so; 2: a word of it does; 3: not. */
function rank({ keys }: Emoji, wanted: string): number {
  let best = 3
  for (const key of keys) {
    const name = nameKey(key)
    if (name === wanted) return 0
    if (name.startsWith(wanted)) best = Math.min(best, 1)
    else if (name.includes(` ${wanted}`)) best = Math.min(best, 2)
  }
  return best
}
