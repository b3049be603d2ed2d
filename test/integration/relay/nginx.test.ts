import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { needingNginx, startNginx } from '../../support/services/nginx'
import { Owner } from './access-support'
import { afterTest, listeningRelay, RawClient, temporaryFolder, until } from './support'
import { WebsocketProvider } from 'y-websocket'

const { title, isMissing } = needingNginx('behind nginx as documented')

test.skipIf(isMissing)(title, async () => {
  const relay = await listeningRelay(['--port', '0', '--data', temporaryFolder(), '--behind-proxy'])
  const nginx = await startNginx(temporaryFolder(), Number(new URL(relay.url).port))
  afterTest(() => nginx.stop())
  const owner = new Owner()
  await owner.create(relay.url)
  const grant = await owner.grant()
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`wss://127.0.0.1:${nginx.port}`, `${owner.workspace}/board/b`, doc, {
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { rejectUnauthorized: false })
      }
    } as unknown as typeof globalThis.WebSocket, // as in `stockClient`
    params: { grant },
    disableBc: true,
  })
  afterTest(() => provider.destroy())
  await until(() => provider.synced, 'synced through nginx')
  const direct = await RawClient.connect(relay.url, `${owner.workspace}/board/b?grant=${grant}`)
  await direct.ask()
  doc.getMap('m').set('k', 'through nginx')
  await until(() => direct.doc.getMap('m').get('k') === 'through nginx', 'it arrives')
  const log = (): string => nginx.accessLog()
  provider.disconnect()
  await until(() => log().includes(owner.workspace), 'nginx has logged the connection')
  expect(log()).not.toContain(grant.split('.')[2])
})
