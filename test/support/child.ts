import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A TypeScript file run as a process of its own, with what it said so far. */
export interface Child {
  readonly process: ChildProcess
  readonly lines: string[]
  /** Resolves when it has ended, with its exit code (null when it was killed). */
  readonly ended: Promise<number | null>
  /** `kill -9`, and resolves when the system has taken it down. */
  kill(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export function runChild(file: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', line => lines.push(line))
  const ended = new Promise<number | null>(resolve => child.on('close', code => resolve(code)))
  return {
    process: child,
    lines,
    ended,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
