import { spawn, type ChildProcess } from 'node:child_process'
import { outFile } from '../../../build/paths'
import { eventually } from './wait'

export interface RelayProcess {
  port: number
  /** `ws://127.0.0.1:PORT` */
  url: string
  pid: number
  /** Everything it printed so far. */
  output(): string
  /** Asks it to end (SIGTERM) and waits until it has. */
  stop(): Promise<void>
  /** `kill -9`. */
  kill(): Promise<void>
}

export interface RelayOptions {
  dataDir: string
  /** 0 takes a free one. */
  port?: number
  /** Further flags; `--open` (no grants asked) unless told otherwise. */
  args?: readonly string[]
}

/** Starts the real relay as a process of its own and waits until it says where it listens. */
export async function startRelay({
  dataDir,
  port = 0,
  args = ['--open'],
}: RelayOptions): Promise<RelayProcess> {
  const flags = ['--host', '127.0.0.1', '--port', String(port), '--data', dataDir, ...args]
  const child = spawn(process.execPath, ['--enable-source-maps', outFile('relay'), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const listening = await eventually('the relay to listen', () => {
    if (hasEnded(child)) throw new Error(`The relay ended at once:\n${output}`)
    return listeningPort(output)
  })
  const end = async (signal: NodeJS.Signals) => {
    if (hasEnded(child)) return
    const closed = new Promise(resolve => child.once('close', resolve))
    child.kill(signal)
    await closed
  }
  return {
    port: listening,
    url: `ws://127.0.0.1:${listening}`,
    pid: child.pid!,
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** The port in the first line that says "listening": a JSON log line's `port`, or the last `:PORT` of a plain one. */
export function listeningPort(output: string): number | null {
  const line = output.split('\n').find(text => /listening/i.test(text))
  if (line === undefined) return null
  const port = /"port":\s*(\d+)/.exec(line)?.[1] ?? [...line.matchAll(/:(\d{2,5})\b/g)].at(-1)?.[1]
  return port === undefined ? null : Number(port)
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null
