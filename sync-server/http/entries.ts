import { maxEntryBytes } from '../access/directory'
import type { GrantAccess } from '../access/grant-access'
import { toWorkspace } from '../room-name'
import { statusOf } from './status'
import { type Call, json, type Route, smallBody, text } from './route'

/** `POST` appends a signed entry; its signature is all the access it needs. `GET` hands out those that were accepted, to members. */
export function entryRoutes(access: GrantAccess): readonly Route[] {
  const path = /^\/workspaces\/([A-Za-z0-9_-]+)\/entries$/
  return [
    { methods: ['POST'], path, handle: call => append(access, call) },
    { methods: ['GET'], path, handle: call => list(access, call) },
  ]
}

async function append(access: GrantAccess, { request, response, params }: Call): Promise<void> {
  const workspace = toWorkspace(params[0] ?? '')
  if (workspace === null) return text(response, 404, 'No such workspace.')
  const jws = await smallBody(request, maxEntryBytes)
  if (jws === null) return text(response, 413, `An entry has at most ${maxEntryBytes} bytes.`)
  const applied = await access.append(workspace, jws)
  if (applied.ok) return json(response, 201, { n: applied.directory.n, head: applied.directory.head })
  json(response, { malformed: 400, forbidden: 403, stale: 409 }[applied.why], { error: applied.what })
}

async function list(access: GrantAccess, { request, response, params, query }: Call): Promise<void> {
  const workspace = toWorkspace(params[0] ?? '')
  const after = Number(query.get('after') ?? 0)
  if (workspace === null) return text(response, 404, 'No such workspace.')
  if (!Number.isSafeInteger(after) || after < 0)
    return text(response, 400, '"after" is the number of an entry.')
  const found = await access.entries(
    { workspace, target: request.url ?? '', headers: request.headers },
    after,
  )
  if (!found.granted) return text(response, statusOf(found.code), found.reason)
  json(response, 200, { entries: found.entries })
}
