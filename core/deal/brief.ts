import type * as Y from 'yjs'
import { readContent } from '../page/content/read'
import { plainText } from '../page/content/text'
import { mentionsIn, type Mention } from '../page/mentions'
import { talkText } from '../talk/talk'

/** What has been written or said about a deal: its brief (`deal/<id>`), the conversation about it (`talk/<id>`). */

export type WrittenPart = 'deal' | 'talk'

export interface Written {
  /** What it is found by, a line of text a line. */
  readonly text: string
  readonly mentions: readonly Omit<Mention, 'field'>[]
}

/** Reads a part; a pure function of its document, whatever another computer wrote into that. Writes nothing (D8). */
export function readWritten(doc: Y.Doc, part: WrittenPart): Written {
  if (part === 'talk') return { text: talkText(doc), mentions: [] }
  const blocks = readContent(doc)
  // A brief has the text of a page and no head: a note's is empty, too.
  return { text: plainText(blocks), mentions: mentionsIn(doc, 'note', blocks) }
}
