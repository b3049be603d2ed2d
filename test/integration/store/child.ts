import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'

export interface Child {
  readonly process: ChildProcess
  /** Whole lines printed so far. */
  lines(): string[]
  /** Resolves when the child has printed as many lines. Rejects when it ends before, with what it said. */
  printed(count: number): Promise<void>
  /** Sends the signal and resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
}

/** Runs a TypeScript file of `children/` in a Node of its own, killed when the test ends. */
export function runChild(file: string, args: readonly string[]): Child {
  const path = fileURLToPath(new URL(`./children/${file}`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => (out += String(chunk)))
  child.stderr.on('data', chunk => (err += String(chunk)))
  const ended = once(child, 'close')
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = () => out.split('\n').slice(0, -1)
  return {
    process: child,
    lines,
    printed: async count => {
      while (lines().length < count) {
        const more = await Promise.race([
          once(child.stdout, 'data').then(() => true),
          ended.then(() => false),
        ])
        if (!more && lines().length < count)
          throw new Error(`${file} ended after ${lines().length} lines: ${err}`)
      }
    },
    kill: async signal => {
      child.kill(signal)
      await ended
    },
  }
}

/** Compacts a document in a worker thread, over a connection of its own. Gives what the worker says. */
export function compactInWorker(folder: string, document: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./children/compact-worker.mjs', import.meta.url), {
      workerData: { folder, document },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
