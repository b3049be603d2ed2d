import type { i18n } from 'i18next'
import { $createTextNode, $getSelection, $isRangeSelection } from 'lexical'
import { createElement } from 'react'
import { nameKey } from '../../../core/workspace/names'
import { blockGroups, $insertBlock, type BlockId } from '../blocks/block-kinds'
import { blockIcons } from '../blocks/block-icons'
import type { CompletionOption } from './options'

/** Choosing one of these goes on with a list of what there is to choose. */
const leads: Partial<Record<BlockId, string>> = { person: '@', deal: '#', page: '[[' }

/** The blocks whose name, in either language, begins with or contains what was typed. */
export function blockOptions(
  words: i18n,
  query: string,
  chooseImage: () => void,
): readonly CompletionOption[] {
  const wanted = nameKey(query)
  const own = words.getFixedT(words.language)
  const others = [words.getFixedT('en'), words.getFixedT('fr')]
  const matches = (id: BlockId): boolean =>
    others.some(t =>
      nameKey(`${t(`editor.block.${id}`)} ${t(`editor.blockWords.${id}`)}`)
        .split(' ')
        .some((word, i, all) => all.slice(i).join(' ').startsWith(wanted) || word.startsWith(wanted)),
    )
  return (Object.entries(blockGroups) as [keyof typeof blockGroups, readonly BlockId[]][]).flatMap(
    ([group, ids]) =>
      ids.filter(matches).map(id => ({
        key: id,
        label: own(`editor.block.${id}`),
        group: own(`editor.blockGroup.${group}`),
        icon: createElement(blockIcons[id], { size: 16, stroke: 1.75 }),
        $choose: editor => {
          const lead = leads[id]
          if (lead !== undefined) $type(lead)
          else if (id === 'emoji') $type(':')
          else if (id === 'image') chooseImage()
          else $insertBlock(editor, id)
        },
      })),
  )
}

function $type(text: string): void {
  const selection = $getSelection()
  if ($isRangeSelection(selection)) selection.insertNodes([$createTextNode(text)])
}
