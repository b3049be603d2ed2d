import * as Y from 'yjs'
import { joinRoom, type StockClient } from '../../e2e/support/stock-client'

const NAMES = ['Ben', 'Chloé', 'Dimitri', 'Emma'] as const
/** Five and a half letters a second: who types fast. */
const LETTER_MS = 180

/** People on other computers who write in one page; every one in a paragraph of their own, with their caret in it. */
export interface Others {
  /** Letters that they have written so far. */
  written(): number
  end(): void
}

/** Four people, each with a connection of their own to the relay, around the paragraph at this part of the page. */
export async function othersTyping(link: string, document: string, part: number): Promise<Others> {
  const clients = await Promise.all(NAMES.map(() => joinRoom(link, document)))
  let written = 0
  const timers = clients.map((client, n) => {
    const paragraph = paragraphAt(client.doc, part, n < 2 ? n - 2 : n - 1)
    present(client, NAMES[n] ?? '', n)
    return setInterval(() => {
      paragraph.insert(paragraph.length, 'and so on '[written % 10] ?? ' ')
      caretAt(client, paragraph)
      written++
    }, LETTER_MS)
  })
  return {
    written: () => written,
    end: () => {
      timers.forEach(clearInterval)
      for (const client of clients) client.end()
    },
  }
}

/** The paragraph that stands so many paragraphs away from the one at this part of the page. */
function paragraphAt(doc: Y.Doc, part: number, away: number): Y.XmlText {
  const blocks = (doc.get('root', Y.XmlText).toDelta() as { insert: unknown }[]).map(({ insert }) => insert)
  const paragraphs = blocks.filter(
    (block): block is Y.XmlText => block instanceof Y.XmlText && block.getAttribute('__type') === 'paragraph',
  )
  const found = paragraphs[Math.min(paragraphs.length - 1, Math.max(0, Math.floor(paragraphs.length * part) + away))] // prettier-ignore
  if (found === undefined) throw new Error('the page has no paragraph')
  return found
}

function present({ provider }: StockClient, name: string, n: number): void {
  const color = `var(--wr-member-${['indigo', 'plum', 'rust', 'olive'][n] ?? 'slate'})`
  provider.awareness.setLocalState({ name, color, focusing: true, anchorPos: null, focusPos: null })
}

function caretAt({ provider }: StockClient, paragraph: Y.XmlText): void {
  const at = Y.createRelativePositionFromTypeIndex(paragraph, paragraph.length)
  provider.awareness.setLocalState({ ...provider.awareness.getLocalState(), anchorPos: at, focusPos: at })
}
