import pg from 'pg'
import { oneByOne } from '../one-by-one'
import { StoreOpenError } from './store-open-error'

/** Longer than any statement of ours takes; what a dead server costs before it is noticed. */
const statementMs = 60_000
const connectMs = 5_000

/** How every session connects: an answered COMMIT is on the server's disk, and a server that says nothing is given up. */
export function sessionConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'winroom-relay',
    options: '-c synchronous_commit=on',
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs,
    keepAlive: true,
  }
}

/**
 * One session that is opened when it is needed, and again after it was lost; its jobs run one after the other. A job that
 * fails for any reason but a statement's own ends the session, and with it whatever the server had not committed.
 */
export class PostgresSession {
  readonly #config: pg.ClientConfig
  readonly #prepare: (client: pg.Client) => Promise<void>
  readonly #oneByOne = oneByOne()
  #client: pg.Client | null = null

  /** `prepare` runs first in every new session; the session ends where it throws. */
  constructor(url: string, prepare: (client: pg.Client) => Promise<void>) {
    this.#config = sessionConfig(url)
    this.#prepare = prepare
  }

  run<T>(job: (client: pg.Client) => Promise<T>): Promise<T> {
    return this.#oneByOne(async () => {
      const client = (this.#client ??= await this.#open())
      try {
        return await job(client)
      } catch (error) {
        if (!isStatementsOwn(error)) this.#drop(client)
        throw error
      }
    })
  }

  close(): Promise<void> {
    return this.#oneByOne(async () => {
      await this.#client?.end()
      this.#client = null
    })
  }

  async #open(): Promise<pg.Client> {
    const client = new pg.Client(this.#config)
    client.on('error', () => this.#drop(client)) // while no job runs; a running one gets it too
    client.on('end', () => this.#drop(client))
    try {
      await client.connect()
      await this.#prepare(client)
      return client
    } catch (error) {
      this.#drop(client)
      throw error
    }
  }

  #drop(client: pg.Client): void {
    if (this.#client === client) this.#client = null
    client.end().catch(() => undefined)
  }
}

/** Runs `job` whole or not at all. When this rejects for a lost connection, nobody can tell whether it was committed. */
export async function inTransaction<T>(client: pg.ClientBase, job: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await job()
    await client.query('COMMIT')
    return result
  } catch (error) {
    if (isStatementsOwn(error)) await client.query('ROLLBACK')
    throw error
  }
}

/** True when the server refused a statement and the session is as good as before. */
export function isStatementsOwn(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false
  const kind = error.code?.slice(0, 3) ?? ''
  return !(kind.startsWith('08') || kind === '57P') // connection lost; shut down by an operator
}

/** Why there is no session, for whoever starts the relay. The URL's password is in none of it. */
export function openError(error: unknown, url: string): StoreOpenError {
  if (error instanceof StoreOpenError) return error
  const where = placeOf(url)
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words: Readonly<Record<string, string>> = {
    ECONNREFUSED: `No PostgreSQL server answers at ${where}.`,
    ENOTFOUND: `The host of ${where} is not known.`,
    '28P01': `PostgreSQL at ${where} refuses the password.`,
    '28000': `PostgreSQL at ${where} refuses this user (${message}).`,
    '3D000': `PostgreSQL at ${where}: ${message}.`,
    '42501': `PostgreSQL at ${where}: this user may not make the relay's tables (${message}).`,
  }
  return new StoreOpenError(words[code] ?? `PostgreSQL at ${where} can't be used (${message}).`, {
    cause: error,
  })
}

function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    return 'the given address'
  }
}
