import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { needing } from '../../support/services/installed'
import { selfSigned } from '../../support/services/nginx'
import { type Postgres, query, startPostgres } from '../../support/services/postgres'
import { startRedis } from '../../support/services/redis'
import type { Service } from '../../support/services/service'
import { listeningRelay, RawClient, relayOutcome } from '../relay/support'

const { title, isMissing } = needing('PostgreSQL and Redis over TLS', 'postgresql', 'redis-server')

describe.skipIf(isMissing)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'winroom-tls-'))
  const certificate = selfSigned(folder)
  const stranger = selfSigned(folder, 'stranger')
  let postgres: Postgres
  let redis: Service
  beforeAll(async () => {
    postgres = await startPostgres(certificate)
    redis = await startRedis(certificate)
  })
  afterAll(async () => {
    await redis.remove()
    await postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const secured = (database: string, authority: string): string =>
    `${database}?sslmode=verify-full&sslrootcert=${authority}`
  const open = ['--open', '--port', '0', '--data', folder]

  test('two nodes work together; the database and the bus were reached by TLS', async () => {
    const database = await postgres.database()
    const args = [...open, '--store', secured(database, certificate.cert), '--redis', redis.url]
    const trust = { NODE_EXTRA_CA_CERTS: certificate.cert }
    const [a, b] = await Promise.all([listeningRelay(args, trust), listeningRelay(args, trust)])
    const writer = await RawClient.connect(a.url, 'w/board/b')
    writer.edit(doc => doc.getMap('m').set('k', 'by TLS'))
    expect(await writer.ask()).toBe(true)
    const reader = await RawClient.connect(b.url, 'w/board/b')
    await reader.ask()
    expect(reader.doc.getMap('m').get('k')).toBe('by TLS')
    const sessions = (isSecure: boolean): Promise<number> =>
      query(
        database,
        'SELECT 1 FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = $1 AND ssl = $2',
        ['winroom-relay', isSecure],
      )
    expect(await sessions(true)).toBeGreaterThanOrEqual(2)
    expect(await sessions(false)).toBe(0)
  })

  test('a database or a bus whose certificate nobody vouches for is refused, in plain words', async () => {
    const database = await postgres.database()
    const wrong = await relayOutcome(...open, '--store', secured(database, stranger.cert))
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('certificate') as string])
    const noTrust = await relayOutcome(
      ...[...open, '--store', secured(database, certificate.cert), '--redis', redis.url],
    )
    expect([noTrust.code, noTrust.stderr]).toEqual([1, expect.stringContaining('certificate') as string])
  })
})
