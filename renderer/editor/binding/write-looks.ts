import type * as Y from 'yjs'
import { storedContent, type Stored, type Wanted } from './content'
import { createMap, writeLook } from './create-shared'
import { piecesOf, type TextPiece } from './layout'
import type { Look, NodeTypes } from './node-types'

/**
 * Gives each run of an element its look. A run that changes as a whole is changed in its map; where only a part of it does,
 * a new map is put before that part, and one before what follows. The characters stay where they are, so that two people who
 * make the same word bold have one bold word (`@lexical/yjs` has two: it writes the word anew).
 */
export function writeLooks(types: NodeTypes, element: Y.XmlText, wanted: readonly Wanted[]): void {
  const stored = storedContent(piecesOf(element))
  if (stored.length !== wanted.length) throw new Error('the element does not hold what was written into it')
  let shift = 0
  let run: TextPiece | null = null
  let current: Look | null = null
  stored.forEach((item, i) => {
    const want = wanted[i]
    if (item.run === null || want === undefined || want.look === null) return
    const starts = item.run !== run
    if (starts) {
      run = item.run
      current = run.map === null ? null : types.lookOfMap(run.map)
    }
    if (current?.key === want.look.key && (!want.apart || starts)) return
    current = want.look
    if (starts && item.run.map !== null && isWhole(stored, wanted, i))
      return writeLook(types, item.run.map, want.look)
    element.insertEmbed(item.index + shift, createMap(types, want.look))
    shift += 1
  })
}

/** Whether the run that starts here is to look the same to its end. */
function isWhole(stored: readonly Stored[], wanted: readonly Wanted[], start: number): boolean {
  const run = stored[start]?.run
  const key = wanted[start]?.look?.key
  for (let i = start + 1; stored[i]?.run === run && run !== undefined; i++) {
    if (wanted[i]?.look?.key !== key || wanted[i]?.apart === true) return false
  }
  return true
}
