import { pipeline } from 'node:stream/promises'
import type { Access, Decision } from '../access'
import type { BlobStore } from '../blobs/port'
import { closeCodes } from '../close-codes'
import { toRoomName, toWorkspace } from '../room-name'
import { statusOf } from './status'
import { type Call, type Route, text } from './route'

export interface BlobDeps {
  readonly blobs: BlobStore
  readonly access: Access
  readonly maxBytes: number
}

/** A client that sends or takes nothing for this long is let go. */
const silenceMs = 30_000

/**
 * `PUT` keeps what whoever may write pages sends, `GET` hands it to members. What comes out is never shown by a browser as
 * anything: it is somebody's bytes.
 */
export function blobRoutes(deps: BlobDeps): readonly Route[] {
  const path = /^\/blobs\/([0-9a-f]{64})$/
  return [
    { methods: ['PUT'], path, handle: call => put(deps, call) },
    { methods: ['GET', 'HEAD'], path, handle: call => get(deps, call) },
  ]
}

async function put(deps: BlobDeps, call: Call): Promise<void> {
  const { request, response, params, query } = call
  const workspace = query.get('workspace') ?? ''
  const decision = await decide(deps.access, call, workspace)
  if (!decision.granted) return text(response, statusOf(decision.code), decision.reason)
  // pages hold blobs: who may write the one may write the other
  const page = toRoomName(`${workspace}/page/blob`)
  if (page === null || !decision.mayWrite(page)) return text(response, 403, 'read only')
  if (Number(request.headers['content-length'] ?? 0) > deps.maxBytes) return tooLarge(deps, call)
  request.setTimeout(silenceMs, () => request.destroy())
  const kept = await deps.blobs.put(workspace, params[0] ?? '', request, deps.maxBytes)
  if (kept.ok) return text(response, kept.isNew ? 201 : 200, 'kept')
  if (kept.why === 'too-large') return tooLarge(deps, call)
  text(response, 400, 'The bytes have another hash.')
}

async function get(deps: BlobDeps, call: Call): Promise<void> {
  const { request, response, params, query } = call
  const workspace = query.get('workspace') ?? ''
  const hash = params[0] ?? ''
  const decision = await decide(deps.access, call, workspace)
  if (!decision.granted) return text(response, statusOf(decision.code), decision.reason)
  const blob = await deps.blobs.get(workspace, hash)
  if (!blob) return text(response, 404, 'No such blob.')
  const isKnown = request.headers['if-none-match'] === `"${hash}"`
  response.writeHead(isKnown ? 304 : 200, {
    etag: `"${hash}"`,
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    ...(!isKnown && { 'content-length': blob.bytes }),
  })
  if (isKnown || request.method === 'HEAD') return void response.end()
  response.setTimeout(silenceMs, () => response.destroy())
  // a failure ends the connection before the promised length: nobody takes it for the whole
  await pipeline(blob.open(), response)
}

async function decide(access: Access, { request }: Call, name: string): Promise<Decision> {
  const workspace = toWorkspace(name)
  if (workspace === null) return { granted: false, code: closeCodes.badRoom, reason: 'No such workspace.' }
  return access.decide({ workspace, target: request.url ?? '', headers: request.headers })
}

/** What is still coming is not read: the connection can't be used again. */
function tooLarge({ maxBytes }: BlobDeps, { response }: Call): void {
  response.setHeader('connection', 'close')
  text(response, 413, `A blob has at most ${maxBytes} bytes.`)
}
