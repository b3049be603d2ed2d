import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where Debian keeps each PostgreSQL version's programs; they are not on the PATH. */
const postgresVersions = '/usr/lib/postgresql'

export type ServiceName = 'postgresql' | 'redis-server'

/** The folder of the newest PostgreSQL's programs, or null where none is installed. */
export function postgresPrograms(): string | null {
  if (!existsSync(postgresVersions)) return null
  const newest = readdirSync(postgresVersions).sort((a, b) => Number(b) - Number(a))
  return (
    newest.map(name => join(postgresVersions, name, 'bin')).find(bin => existsSync(join(bin, 'postgres'))) ??
    null
  )
}

/** The path of `redis-server`, or null where it is not installed. */
export function redisProgram(): string | null {
  const folders = (process.env['PATH'] ?? '').split(':')
  return folders.map(folder => join(folder, 'redis-server')).find(file => existsSync(file)) ?? null
}

const isInstalled: Readonly<Record<ServiceName, () => boolean>> = {
  postgresql: () => postgresPrograms() !== null,
  'redis-server': () => redisProgram() !== null,
}

/**
 * For a suite that needs services: what to call it, and whether it must be skipped. The title of a skipped suite says why.
 * `describe.skipIf(isMissing)(title, ...)`. The names are those of Debian's packages.
 */
export function needing(title: string, ...services: ServiceName[]): { title: string; isMissing: boolean } {
  const missing = services.filter(service => !isInstalled[service]())
  if (missing.length === 0) return { title, isMissing: false }
  return { title: `${title} (SKIPPED: not installed: ${missing.join(', ')})`, isMissing: true }
}
