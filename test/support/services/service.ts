import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'

/** A server that a test started. It stays on its port and folder through stops and starts. */
export interface Service {
  readonly url: string
  start(): Promise<void>
  /** `clean` as an administrator would, `killed` as a power cut. Resolves when it has gone. */
  stop(how?: 'clean' | 'killed'): Promise<void>
  /** Stops it and removes what it kept. */
  remove(): Promise<void>
}

export interface Program {
  readonly file: string
  readonly args: readonly string[]
  /** What it says, on stdout or stderr, once it can be connected to. */
  readonly readyLine: string
  readonly owner?: { readonly uid: number; readonly gid: number }
}

/** A port on loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // it listens on a port
      server.close(() => resolve(port))
    })
  })
}

export interface Running {
  /** Resolves when it has ended. */
  end(signal: NodeJS.Signals): Promise<void>
}

/** Starts `program`; resolves when it can be connected to, rejects with what it said when it ends before. */
export function run(program: Program): Promise<Running> {
  const child = spawn(program.file, program.args, {
    ...program.owner,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const killWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', killWithUs)
  void ended.then(() => process.off('exit', killWithUs))
  const end = (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    return ended
  }
  return ready(child, program, ended).then(() => ({ end }))
}

function ready(child: ChildProcess, { file, readyLine }: Program, ended: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer): void => {
      if (said.includes(readyLine)) return
      said += chunk.toString()
      if (said.includes(readyLine)) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', reject)
    void ended.then(() => reject(new Error(`${file} ended: ${said}`)))
  })
}
