import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { postgresPrograms } from './installed'
import { freePort, run, type Running, type Service } from './service'

/** PostgreSQL refuses to run as root; Debian's package makes this user for it. */
const systemUser = 'postgres'
const databaseUser = 'winroom'

export interface Postgres extends Service {
  /** Makes an empty database; returns its URL. */
  database(): Promise<string>
}

/**
 * Debian's PostgreSQL on a free loopback port, with a folder of its own. It syncs to disk, as the relay demands. With PEM files it
 * speaks TLS to whoever asks for it.
 */
export async function startPostgres(tls?: { cert: string; key: string }): Promise<Postgres> {
  const programs = postgresPrograms()
  if (programs === null) throw new Error('postgresql is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'winroom-postgres-'))
  const owner = ownerWhenRoot()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const port = await freePort()
  execFileSync(
    join(programs, 'initdb'),
    ['-D', folder, '-U', databaseUser, '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C.UTF-8'],
    { ...owner, cwd: '/', stdio: 'ignore' },
  )
  const settings = {
    port: `${port}`,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '32MB',
    max_connections: '60',
    ...(tls && tlsSettings(folder, tls, owner)),
  }
  const args = [
    '-D',
    folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  let running: Running | null = null
  const start = async (): Promise<void> => {
    const program = { file: join(programs, 'postgres'), args, readyLine: 'is ready to accept connections' }
    running = await run({ ...program, ...(owner && { owner }) })
  }
  const stop = async (how: 'clean' | 'killed' = 'clean'): Promise<void> => {
    // SIGQUIT ends all its processes at once, with nothing written: the next start recovers, as after a power cut
    await running?.end(how === 'clean' ? 'SIGINT' : 'SIGQUIT')
    running = null
  }
  const url = (name: string): string => `postgres://${databaseUser}@127.0.0.1:${port}/${name}`
  await start()
  let databases = 0
  return {
    url: url('postgres'),
    start,
    stop,
    async database() {
      const name = `test_${++databases}`
      await query(url('postgres'), `CREATE DATABASE ${name}`)
      return url(name)
    },
    async remove() {
      await stop('killed')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL wants its key to be its own, and nobody else's to read. */
function tlsSettings(
  folder: string,
  tls: { cert: string; key: string },
  owner: ReturnType<typeof ownerWhenRoot>,
) {
  const files = { ssl_cert_file: join(folder, 'server.pem'), ssl_key_file: join(folder, 'server.key') }
  copyFileSync(tls.cert, files.ssl_cert_file)
  copyFileSync(tls.key, files.ssl_key_file)
  chmodSync(files.ssl_key_file, 0o600)
  if (owner) for (const file of Object.values(files)) chownSync(file, owner.uid, owner.gid)
  return { ssl: 'on', ...files }
}

/** One statement on a connection of its own; returns how many rows it touched. */
export async function query(url: string, text: string, values: unknown[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, values)).rowCount ?? 0
  } finally {
    await client.end()
  }
}

function ownerWhenRoot(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(execFileSync('id', [flag, systemUser]).toString())
  return { uid: id('-u'), gid: id('-g') }
}
