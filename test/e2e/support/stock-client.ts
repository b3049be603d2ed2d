import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openWorkspace } from '../../../core/documents/workspace'
import { readPages } from '../../../core/page/read'
import { eventually } from './wait'

/** A document on the relay as any y-websocket client has it: a colleague whose app may be of any version. */
export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  end(): void
}

/** Joins a room of the workspace that a link leads to, and waits for what is in it. */
export async function joinRoom(link: string, document: string): Promise<StockClient> {
  const asked = new URL(link).searchParams
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(asked.get('relay') ?? '', `${asked.get('workspace')}/${document}`, doc, {
    // `ws` is the WebSocket of Node; it has all that the provider asks of one.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 300,
  }) // prettier-ignore
  await eventually(`the room of ${document}`, () => provider.synced)
  return {
    doc,
    provider,
    end: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** The id of a page by its title, as soon as the relay holds it. */
export async function pageCalled(link: string, title: string): Promise<string> {
  const client = await joinRoom(link, 'workspace')
  const workspace = openWorkspace(client.doc)
  try {
    return await eventually(
      `the page ${title}`,
      () => readPages(workspace).find(page => page.title === title)?.id,
    )
  } finally {
    workspace.destroy()
    client.end()
  }
}
