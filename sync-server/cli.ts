import { Command, InvalidArgumentError } from 'commander'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { addCommands } from './commands'
import { startEmbeddedRelay, type EmbeddedRelay } from './embedded'
import { CertificateError, type TlsFiles } from './http/tls'
import { type Keeping, openKeeping } from './keeping'
import type { Limits } from './limits'
import { readLimits } from './limits-file'
import { isLoopback } from './loopback'
import { toWorkspace } from './room-name'
import { StoreOpenError } from './store/store-open-error'
import { version } from './version'

/** Exit codes: 1 for what the machine refused (port, folder), 2 for what was asked wrongly. */
const exit = { refused: 1, usage: 2 } as const

interface Options {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly store: string | undefined
  readonly redis: string | undefined
  readonly blobs: string | undefined
  readonly open: boolean
  readonly only: readonly string[] | undefined
  readonly tlsCert: string | undefined
  readonly tlsKey: string | undefined
  readonly behindProxy: boolean
  readonly limits: Partial<Limits> | undefined
  readonly logLevel: string
}

const program = new Command('winroom-relay')
  .description('Keeps and passes on the rooms of Winroom workspaces. Apps connect to it by WebSocket.')
  .option('--port <number>', 'port to listen on, 0 for any free one', portOf, 4455)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--data <folder>', 'folder that keeps the rooms', './relay-data')
  .option(
    '--store <url>',
    'keep the rooms in PostgreSQL instead: postgres://user:password@host/database',
    postgresOf,
  )
  .option('--redis <url>', 'several relays on one database find each other here: redis://host', redisOf)
  .option(
    '--blobs <folder>',
    'folder that keeps images of pages; nodes share one (default: "blobs" in the data folder)',
  )
  .option('--open', 'let everybody read and write everything; for this computer only', false)
  .option(
    '--only <workspace...>',
    'take no other workspaces than these; without it, any whose owner asks',
    workspaceIn,
  )
  .option('--tls-cert <file>', 'speak TLS with this certificate (PEM, with its chain); read anew on SIGHUP')
  .option('--tls-key <file>', 'its key (PEM)')
  .option('--behind-proxy', 'a proxy in front says who its clients are (X-Forwarded-For)', false)
  .option('--limits <file>', 'JSON with other limits than the usual', limitsIn)
  .option('--log-level <level>', 'debug, info, warn, error or silent', levelOf, 'info')
  .exitOverride(error => process.exit(error.exitCode === 0 ? 0 : exit.usage))
  .enablePositionalOptions()
  .action(run)

addCommands(program)

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

function workspaceIn(text: string, before: readonly string[] = []): readonly string[] {
  const workspace = toWorkspace(text)
  if (workspace === null) throw new InvalidArgumentError('That is not the id of a workspace.')
  return [...before, workspace]
}

function postgresOf(text: string): string {
  return urlOf(text, ['postgres:', 'postgresql:'])
}

function redisOf(text: string): string {
  return urlOf(text, ['redis:', 'rediss:'])
}

function urlOf(text: string, protocols: readonly string[]): string {
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text
  throw new InvalidArgumentError(`It begins with ${protocols[0]}//`)
}

function levelOf(text: string): string {
  if (!['debug', 'info', 'warn', 'error', 'silent'].includes(text))
    throw new InvalidArgumentError('No such level.')
  return text
}

function limitsIn(file: string): Partial<Limits> {
  const read = readLimits(file)
  if (!read.ok) throw new InvalidArgumentError(read.what)
  return read.limits
}

async function run(chosen: Options): Promise<void> {
  const { port, host, data, store, redis, open, only, limits, behindProxy, logLevel } = chosen
  if (open && !isLoopback(host)) {
    return fail(exit.usage, `--open lets everybody in, so it listens on this computer only: not on ${host}.`)
  }
  if (redis !== undefined && store === undefined) {
    return fail(exit.usage, '--redis is for relays that share a database: it needs --store postgres://...')
  }
  if ((chosen.tlsCert === undefined) !== (chosen.tlsKey === undefined)) {
    return fail(exit.usage, '--tls-cert and --tls-key belong together.')
  }
  const tls = tlsOf(chosen)
  const grants = only ? { only: new Set(only) } : {}
  const log = pino({ level: logLevel }, pino.destination({ fd: 2, sync: true }))
  try {
    const keeping = await openKeeping({ data: resolve(data), store, redis }, log)
    const { nodes } = keeping
    const options = {
      store: keeping.store,
      port,
      host,
      log,
      ...(nodes && { nodes }),
      blobsDir: resolve(chosen.blobs ?? join(data, 'blobs')),
      version,
      isBehindProxy: behindProxy,
      ...(limits && { limits }),
      ...(tls && { tls }),
      ...(!open && { grants }),
    }
    const relay = await startEmbeddedRelay(options).catch(async (error: unknown) => {
      await keeping.close()
      throw error
    })
    stopOnSignal(relay, keeping, log)
    renewOnSignal(relay, log)
    const where = store === undefined ? data : keeping.where
    process.stdout.write(`Winroom relay listening on ${relay.url} (data: ${where})\n`)
  } catch (error) {
    fail(exit.refused, inWords(error, host, port))
  }
}

function tlsOf({ tlsCert, tlsKey }: Options): TlsFiles | null {
  return tlsCert !== undefined && tlsKey !== undefined
    ? { cert: resolve(tlsCert), key: resolve(tlsKey) }
    : null
}

function renewOnSignal(relay: EmbeddedRelay, log: pino.Logger): void {
  process.on('SIGHUP', () => {
    try {
      relay.renewCertificate()
      log.info('read the certificate anew')
    } catch (error) {
      log.error({ err: error }, 'the certificate could not be renewed; the one before stays')
    }
  })
}

function stopOnSignal(relay: EmbeddedRelay, keeping: Keeping, log: pino.Logger): void {
  let isStopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) return
    isStopping = true
    log.info({ signal, ...relay.stats() }, 'stopping')
    const closed = relay.close().then(() => keeping.close())
    closed.then(
      () => process.exit(0),
      (error: unknown) => fail(exit.refused, `The relay could not stop cleanly: ${String(error)}`),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function inWords(error: unknown, host: string, port: number): string {
  if (error instanceof StoreOpenError || error instanceof CertificateError) return error.message
  if (error instanceof Error && error.name === 'BusOpenError') return error.message
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is in use by another program.`
  if (code === 'EACCES') return `This user may not listen on port ${port}.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This computer has no address ${host}.`
  return `The relay could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

function fail(code: number, message: string): void {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

await program.parseAsync()
