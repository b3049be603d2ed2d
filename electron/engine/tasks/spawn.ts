import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/** A thread that runs out of memory ends by itself, with an error, before it takes the engine with it. */
const MEMORY_MB = 2_048

/** Starts a worker thread: the built one, or in tests the source. */
export function spawnWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB }
  const here = fileURLToPath(import.meta.url)
  if (here.endsWith('.ts')) return new Worker(fromSource(), { resourceLimits, eval: true })
  return new Worker(builtWorker(dirname(here)), { resourceLimits })
}

/** Beside the program that asks, or above the chunk that this file was put into. */
function builtWorker(folder: string): string {
  const beside = join(folder, 'worker.js')
  return existsSync(beside) ? beside : join(folder, '..', 'worker.js')
}

/** A program that loads the source. Node 20 lets no loader see a thread's own entry, so this is the entry and the source is imported. */
function fromSource(): string {
  const source = JSON.stringify(new URL('../workers/index.ts', import.meta.url).href)
  return `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}) })`
}
