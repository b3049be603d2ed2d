import type { Access, AccessRequest, Decision } from '../access'
import { closeCodes } from '../close-codes'
import type { LogStore } from '../store/port'
import { Directories } from './directories'
import type { Applied } from './directory'
import { type Verified, verifyGrant } from './grant'
import { mayWrite } from './roles'
import { grantOf } from './token'

export interface GrantAccessOptions {
  readonly store: LogStore
  /** The workspaces that may be created here; without it, any whose owner asks. Those that exist are served in any case. */
  readonly only?: ReadonlySet<string>
  /** Milliseconds since 1970, and monotonic ones. */
  readonly date?: () => number
  readonly now?: () => number
  readonly freshMs?: number
}

/** Access by grants, and the signed entries that they are checked against. */
export interface GrantAccess extends Access {
  /** Takes an entry from outside; who may is proven by its signature alone. */
  append(workspace: string, jws: string): Promise<Applied>
  /** The accepted entries after number `after`, for a member. */
  entries(request: AccessRequest, after: number): Promise<Decision & { readonly entries?: readonly string[] }>
}

export function grantAccess(options: GrantAccessOptions): GrantAccess {
  const { store, only, date = Date.now, now = () => performance.now(), freshMs = 5_000 } = options
  const watchers: ((workspace: string) => void)[] = []
  const changed = (workspace: string): void => watchers.forEach(watcher => watcher(workspace))
  const directories = new Directories({ store, now, freshMs, changed })

  async function decide(request: AccessRequest): Promise<Decision> {
    const grant = grantOf(request)
    if (grant === null) return refusal(closeCodes.unauthorized, 'no grant')
    const directory = await directories.get(request.workspace)
    // who has a grant for a workspace that is not here yet may come again; who has none learns nothing from this
    if (!directory) return refusal(closeCodes.forbidden, 'the workspace is not on this relay')
    return decisionOf(await verifyGrant(grant, directory, date()))
  }

  return {
    decide,
    watch: watcher => void watchers.push(watcher),
    async append(workspace, jws) {
      if (only && !only.has(workspace) && !(await directories.get(workspace))) {
        return { ok: false, why: 'forbidden', what: 'this relay takes no new workspaces' }
      }
      return directories.append(workspace, jws)
    },
    async entries(request, after) {
      const decision = await decide(request)
      if (!decision.granted) return decision
      return { ...decision, entries: await directories.entries(request.workspace, after) }
    },
    refresh: workspace => directories.refresh(workspace),
  }
}

function decisionOf(verified: Verified): Decision {
  if (!verified.ok) return refusal(closeCodes[verified.why], verified.what)
  const { role, until } = verified.pass
  return { granted: true, mayWrite: room => mayWrite(role, room), until }
}

function refusal(code: Extract<Decision, { granted: false }>['code'], reason: string): Decision {
  return { granted: false, code, reason }
}
