import * as Y from 'yjs'
import { editPage } from '../../documents/page'
import type { Origin } from '../../documents/origin'
import { readTree } from '../content/read-tree'
import { ROOT } from '../content/tree'
import { becomeText, restoreChildren } from './restore-tree'

/**
 * Makes a page what it was, as a new edit (never a rewind): text and head, in one transaction. What is the same is not
 * touched, so that what others write there meanwhile stays. Who may undo it is the transaction's origin to say (D10).
 */
export function restoreVersion(live: Y.Doc, version: Y.Doc, origin: Origin | object): void {
  const target = readTree(version)
  editPage(live, origin, () => {
    restoreChildren(live.get(ROOT, Y.XmlText), target)
    restoreValues(live.getMap('head'), version.getMap('head'))
    restoreItems(live.getMap('items'), version.getMap('items'))
    restoreTexts(live, version)
  })
}

function restoreValues(live: Y.Map<unknown>, old: Y.Map<unknown>): void {
  for (const [key, value] of old.entries()) put(live, key, value)
  for (const key of [...live.keys()]) {
    if (old.has(key)) continue
    // A set's key that is out says so (D7): taken away, it would lose to whoever puts it in elsewhere.
    if (key.includes(':')) put(live, key, false)
    else live.delete(key)
  }
}

/** Items by the ids of `<list>:<id>:<field>`. One that was not there then is marked as gone (D5). */
function restoreItems(live: Y.Map<unknown>, old: Y.Map<unknown>): void {
  const itemOf = (key: string): string => key.split(':').slice(0, 2).join(':')
  const then = new Set([...old.keys()].map(itemOf))
  for (const [key, value] of old.entries()) put(live, key, value)
  for (const key of [...live.keys()]) {
    const item = itemOf(key)
    if (!then.has(item)) put(live, `${item}:gone`, true)
    else if (!old.has(key)) {
      if (key.endsWith(':gone')) put(live, key, false)
      else live.delete(key)
    }
  }
}

function restoreTexts(live: Y.Doc, version: Y.Doc): void {
  const names = new Set(
    [...live.share.keys(), ...version.share.keys()].filter(name => name.startsWith('head.')),
  )
  for (const name of names) {
    const text = live.getText(name)
    becomeText(text, 0, text.toJSON(), version.getText(name).toJSON())
  }
}

function put(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, value)
}
