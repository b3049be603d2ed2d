import type { Access, AccessRequest, Decision } from './access'
import { closeCodes, type CloseCode } from './close-codes'
import type { RelayLog } from './log'
import type { RoomName } from './room-name'

/** A connection, as far as its rights go. */
export interface Guest {
  /** What it may write from now on; called again when that changes. */
  allow(mayWrite: (room: RoomName) => boolean): void
  close(code: CloseCode, reason: string): void
}

interface Admitted {
  readonly request: AccessRequest
  until: number | null
  /** `again`: something changed while the answer was on its way, so that answer is not the one. */
  asking: 'no' | 'once' | 'again'
}

interface AdmissionDeps {
  readonly access: Access
  readonly log: RelayLog
  /** Milliseconds since 1970. */
  readonly date: () => number
  /** Other nodes change the same workspaces. */
  readonly isShared: boolean
}

/** Lets connections in, and out again when what let them in holds no more. */
export class Admission {
  readonly #deps: AdmissionDeps
  readonly #admitted = new Map<Guest, Admitted>()

  constructor(deps: AdmissionDeps) {
    this.#deps = deps
    deps.access.watch?.(workspace => void this.#recheck(workspace))
  }

  /** Resolves to whether `guest` may enter; who may not is closed with the reason. Never rejects. */
  async admit(guest: Guest, request: AccessRequest): Promise<boolean> {
    // noted before the question: a revocation that comes while it is answered asks again
    const admitted: Admitted = { request, until: null, asking: 'no' }
    this.#admitted.set(guest, admitted)
    return this.#decide(guest, admitted)
  }

  left(guest: Guest): void {
    this.#admitted.delete(guest)
  }

  /** Closes those whose time is over. Called every few seconds. */
  sweep(): void {
    if (this.#deps.isShared) this.#lookElsewhere()
    const date = this.#deps.date()
    for (const [guest, { until }] of this.#admitted) {
      if (until !== null && until <= date)
        this.#refuse(guest, closeCodes.unauthorized, 'the grant has expired')
    }
  }

  #lookElsewhere(): void {
    const { access, log } = this.#deps
    const workspaces = new Set([...this.#admitted.values()].map(({ request }) => request.workspace))
    for (const workspace of workspaces) {
      access
        .refresh?.(workspace)
        .catch((error: unknown) => log.error({ workspace, err: error }, 'could not look for new entries'))
    }
  }

  async #recheck(workspace: string): Promise<void> {
    const concerned = [...this.#admitted].filter(([, { request }]) => request.workspace === workspace)
    for (const [, admitted] of concerned) if (admitted.asking === 'once') admitted.asking = 'again'
    for (const [guest, admitted] of concerned)
      if (admitted.asking === 'no') await this.#decide(guest, admitted)
  }

  async #decide(guest: Guest, admitted: Admitted): Promise<boolean> {
    let decision: Decision
    do {
      admitted.asking = 'once'
      decision = await this.#ask(admitted.request)
    } while (this.#wasChanged(admitted))
    admitted.asking = 'no'
    if (this.#admitted.get(guest) !== admitted) return false // it has gone meanwhile
    if (!decision.granted) return this.#refuse(guest, decision.code, decision.reason)
    admitted.until = decision.until
    guest.allow(decision.mayWrite)
    return true
  }

  #wasChanged({ asking }: Admitted): boolean {
    return asking === 'again'
  }

  async #ask(request: AccessRequest): Promise<Decision> {
    try {
      return await this.#deps.access.decide(request)
    } catch (error) {
      this.#deps.log.error({ workspace: request.workspace, err: error }, 'could not decide on access')
      return { granted: false, code: closeCodes.storage, reason: 'the relay can not check access now' }
    }
  }

  #refuse(guest: Guest, code: CloseCode, reason: string): false {
    this.#admitted.delete(guest)
    guest.close(code, reason)
    return false
  }
}
