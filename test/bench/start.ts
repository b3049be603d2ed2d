import { spawn, type ChildProcess } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { findRuntime } from '../../build/runtime/index'
import { commonFlags, probedEnvironment } from './support/app'
import { buildCopy, temporaryFolder } from './support/build-copy'
import { folderWith, pipeline } from './support/data'
import { median, ms, percentile, type Figure, type Section } from './support/figures'

const ROUNDS = 9
const emptyWindow = path.join(import.meta.dirname, 'support/empty-window')
const startProbe = path.join(import.meta.dirname, 'support/start-probe.js')

/** Milliseconds from the start of the process to each thing that a process of it said. */
type Started = ReadonlyMap<string, number>

export const start: Section = {
  title: 'Cold start',
  how: `A new process each time, files warm in the system's cache, from the spawn to the end of the frame that shows it; ${ROUNDS} rounds in turns after one of each that is not counted, medians. The reference is a bare window with static text: same runtime, same flags.`,
  run: async () => {
    const environment = { ...(await probedEnvironment()), WINROOM_PAGES: await pagesWithProbe() }
    const ours = {
      app: await buildCopy(),
      dataDir: await folderWith(pipeline),
      environment,
      until: 'complete',
    }
    const bare = { app: emptyWindow, dataDir: await temporaryFolder('empty'), environment: process.env, until: 'page' } // prettier-ignore
    const app: Started[] = []
    const empty: Started[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const [first, second] = [await startOnce(bare), await startOnce(ours)]
      if (round === 0) continue
      empty.push(first)
      app.push(second)
    }
    return figures(app, empty)
  },
}

function figures(app: readonly Started[], empty: readonly Started[]): Figure[] {
  const of = (rounds: readonly Started[], what: string) => rounds.map(round => round.get(what) ?? Number.NaN)
  const reference = median(of(empty, 'page'))
  const line = (what: string, said: string): Figure => {
    const samples = of(app, said)
    return {
      what,
      value: `${ms(median(samples))} (${ms(percentile(samples, 0))} to ${ms(percentile(samples, 1))})`,
      reference: `empty window ${ms(reference)}`,
      ratio: median(samples) / reference,
    }
  }
  const before = app.filter(
    round => (round.get('lanes') ?? 0) < (round.get('board-decoded') ?? Infinity),
  ).length
  return [
    line('engine has opened the workspace', 'engine-ready'),
    line('first lanes painted', 'lanes'),
    line('all 8,800 deals in the window, painted', 'complete'),
    line('board document decoded in the engine', 'board-decoded'),
    { what: 'rounds in which lanes were painted before the board was decoded', value: `${before} of ${app.length}` }, // prettier-ignore
  ]
}

interface Program {
  readonly app: string
  readonly dataDir: string
  readonly environment: NodeJS.ProcessEnv
  /** What it says last. */
  readonly until: string
}

/** Starts a program, listens until it has said all, and ends it as a person would. */
async function startOnce({ app, dataDir, environment, until }: Program): Promise<Started> {
  const { executable } = await findRuntime()
  const began = Date.now()
  const child = spawn(executable, [...commonFlags(dataDir), '--enable-logging=stderr', app], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  try {
    return await listen(child, began, until)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

function listen(child: ChildProcess, began: number, until: string): Promise<Started> {
  const said = new Map<string, number>()
  const wanted = until === 'page' ? [until] : [until, 'board-decoded']
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`it did not come to ${until}: ${[...said.keys()].join(', ')}`)), 60_000) // prettier-ignore
    child.once('close', () => reject(new Error(`it ended before ${until}`)))
    createInterface(child.stderr!).on('line', line => {
      const [, what, at] = /winroom-bench ([a-z-]+) ([\d.]+)/.exec(line) ?? []
      if (what === undefined) return
      // The first of its kind: the sample's board, which is small, is not there in this folder's list before ours.
      said.set(what, Math.max(said.get(what) ?? 0, Number(at) - began))
      if (!wanted.every(one => said.has(one))) return
      clearTimeout(late)
      // The last board may still be on its way to being decoded: a moment for what was already under way.
      setTimeout(() => resolve(said), 300)
    })
  })
}

async function pagesWithProbe(): Promise<string> {
  const pages = path.join(await temporaryFolder('pages'), 'renderer')
  await cp(path.join(await buildCopy(), 'out/renderer'), pages, { recursive: true })
  await cp(startProbe, path.join(pages, 'start-probe.js'))
  const index = path.join(pages, 'index.html')
  const html = await readFile(index, 'utf8')
  await writeFile(index, html.replace('<head>', '<head><script src="./start-probe.js"></script>'))
  return pages
}
