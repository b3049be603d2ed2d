import { Command, InvalidArgumentError } from 'commander'
import { resolve } from 'node:path'
import { pino } from 'pino'
import { startEmbeddedRelay, type EmbeddedRelay } from './embedded'
import { isLoopback } from './loopback'
import { toWorkspace } from './room-name'
import { StoreOpenError } from './store/store-open-error'

/** Exit codes: 1 for what the machine refused (port, folder), 2 for what was asked wrongly. */
const exit = { refused: 1, usage: 2 } as const

interface Options {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly open: boolean
  readonly only: readonly string[] | undefined
  readonly logLevel: string
}

const program = new Command('winroom-relay')
  .description('Keeps and passes on the rooms of Winroom workspaces. Apps connect to it by WebSocket.')
  .option('--port <number>', 'port to listen on, 0 for any free one', portOf, 4455)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--data <folder>', 'folder that keeps the rooms', './relay-data')
  .option('--open', 'let everybody read and write everything; for this computer only', false)
  .option(
    '--only <workspace...>',
    'take no other workspaces than these; without it, any whose owner asks',
    workspaceIn,
  )
  .option('--log-level <level>', 'debug, info, warn, error or silent', levelOf, 'info')
  .exitOverride(error => process.exit(error.exitCode === 0 ? 0 : exit.usage))
  .action(run)

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

function levelOf(text: string): string {
  if (!['debug', 'info', 'warn', 'error', 'silent'].includes(text))
    throw new InvalidArgumentError('No such level.')
  return text
}

async function run({ port, host, data, open, only, logLevel }: Options): Promise<void> {
  if (open && !isLoopback(host)) {
    return fail(exit.usage, `--open lets everybody in, so it listens on this computer only: not on ${host}.`)
  }
  const grants = only ? { only: new Set(only) } : {}
  const log = pino({ level: logLevel }, pino.destination({ fd: 2, sync: true }))
  try {
    const relay = await startEmbeddedRelay({
      dataDir: resolve(data),
      port,
      host,
      log,
      ...(!open && { grants }),
    })
    stopOnSignal(relay, log)
    process.stdout.write(`Winroom relay listening on ${relay.url} (data: ${data})\n`)
  } catch (error) {
    fail(exit.refused, inWords(error, host, port))
  }
}

function stopOnSignal(relay: EmbeddedRelay, log: pino.Logger): void {
  let isStopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) return
    isStopping = true
    log.info({ signal, ...relay.stats() }, 'stopping')
    relay.close().then(
      () => process.exit(0),
      (error: unknown) => fail(exit.refused, `The relay could not stop cleanly: ${String(error)}`),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function inWords(error: unknown, host: string, port: number): string {
  if (error instanceof StoreOpenError) return error.message
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
