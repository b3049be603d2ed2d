import type { i18n } from 'i18next'
import { $createTextNode, $getSelection, $isRangeSelection } from 'lexical'
import { createElement } from 'react'
import { $createReferenceNode, type ReferenceKind } from '../nodes'
import type { ReferenceSource } from '../ports'
import { referenceIcons } from '../references/reference-icons'
import type { CompletionOption } from './options'

export async function referenceOptions(
  words: i18n,
  source: ReferenceSource,
  kinds: readonly ReferenceKind[],
  query: string,
): Promise<readonly CompletionOption[]> {
  const hits = byKind(await source.find(kinds, query))
  const several = kinds.length > 1
  return hits.map(({ kind, id, title, about }) => ({
    key: `${kind}:${id}`,
    label: title,
    about,
    ...(several && { group: words.t(`editor.reference.${kind}`) }),
    icon: createElement(referenceIcons[kind], { size: 16, stroke: 1.75 }),
    $choose: () => {
      const selection = $getSelection()
      if ($isRangeSelection(selection))
        selection.insertNodes([
          $createReferenceNode({ kind, target: id, label: title }),
          $createTextNode(' '),
        ])
    },
  }))
}

/** What is of a kind stands together, the kind of the best first: a heading is read once. */
export function byKind<T extends { readonly kind: ReferenceKind }>(hits: readonly T[]): readonly T[] {
  const kinds = [...new Set(hits.map(({ kind }) => kind))]
  return kinds.flatMap(kind => hits.filter(hit => hit.kind === kind))
}
