/**
 * Measures group commit, for the table in docs/decisions/0004-store.md: how long an append waits, how many share a commit, and how much of
 * its time the event loop spends in commits, for several ways of gathering. Run: `npx tsx test/integration/store/measure-group-commit.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GroupCommit, loopTimers } from '../../../electron/engine/store/group-commit'
import { openSqliteStore } from '../../../electron/engine/store/sqlite'
import { name } from './support'

const MILLISECONDS = 3_000
const SLOW_DISK_MS = 6
const update = new Uint8Array(120)

type Append = () => Promise<unknown>
type Gather = (took: number) => number
interface Subject {
  append: Append
  close(): Promise<void>
}

const gathers: Record<string, Gather> = {
  'next turn': () => 0,
  'as long as the last commit': took => took,
  '2 ms': () => 2,
  '4 ms': () => 4,
  '8 ms': () => 8,
}

function realDisk(gather: Gather): Subject {
  const folder = mkdtempSync(join(tmpdir(), 'winroom-measure-'))
  const store = openSqliteStore({ folder, gather })
  return {
    append: () => store.append([{ document: name('board/a'), update }]),
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A disk that takes its time: the loop is held, as it is by a real commit. */
function slowDisk(gather: Gather): Subject {
  const wait = new Int32Array(new SharedArrayBuffer(4))
  const commit = (calls: readonly unknown[]) => {
    Atomics.wait(wait, 0, 0, SLOW_DISK_MS)
    return calls.map(() => 1)
  }
  const group = new GroupCommit({ commit, clock: () => performance.now(), timers: loopTimers, gather })
  return {
    append: () => group.append([{ document: name('board/a'), update }]),
    close: () => Promise.resolve(),
  }
}

/** Writers that each wait for their append before they make the next. */
async function closedLoop(append: Append, writers: number, until: number, waits: number[]): Promise<void> {
  const writer = async () => {
    while (performance.now() < until) await timed(append, waits)
  }
  await Promise.all(Array.from({ length: writers }, writer))
}

/** Appends that come at their own pace, as from hands and from the network. */
async function openLoop(append: Append, perSecond: number, until: number, waits: number[]): Promise<void> {
  const running: Promise<void>[] = []
  while (performance.now() < until) {
    running.push(timed(append, waits))
    await new Promise(resolve => setTimeout(resolve, -Math.log(Math.random()) * (1000 / perSecond)))
  }
  await Promise.all(running)
}

async function timed(append: Append, waits: number[]): Promise<void> {
  const begun = performance.now()
  await append()
  waits.push(performance.now() - begun)
}

const loads = {
  '1 writer': (append: Append, until: number, waits: number[]) => closedLoop(append, 1, until, waits),
  '16 writers': (append: Append, until: number, waits: number[]) => closedLoop(append, 16, until, waits),
  '150 appends/s': (append: Append, until: number, waits: number[]) => openLoop(append, 150, until, waits),
}

async function measure(
  make: (gather: Gather) => Subject,
  gather: Gather,
  load: (typeof loads)[keyof typeof loads],
): Promise<string> {
  let [commits, busy] = [0, 0]
  const subject = make(took => {
    commits++
    busy += took
    return gather(took)
  })
  await subject.append()
  ;[commits, busy] = [0, 0]
  const waits: number[] = []
  const begun = performance.now()
  await load(subject.append, begun + MILLISECONDS, waits)
  const took = performance.now() - begun
  await subject.close()
  waits.sort((a, b) => a - b)
  const at = (part: number) => (waits[Math.floor((waits.length - 1) * part)] ?? 0).toFixed(1)
  return `${at(0.5)} | ${at(0.99)} | ${Math.round((waits.length / took) * 1000)} | ${(waits.length / commits).toFixed(1)} | ${Math.round((busy / took) * 100)} %`
}

process.stdout.write(
  '| disk | load | gathers | p50 ms | p99 ms | appends/s | per commit | loop in commits |\n|---|---|---|---|---|---|---|---|\n',
)
for (const [disk, make] of [
  ['this one', realDisk],
  [`slow (${SLOW_DISK_MS} ms)`, slowDisk],
] as const) {
  for (const [load, run] of Object.entries(loads)) {
    for (const [title, gather] of Object.entries(gathers)) {
      process.stdout.write(`| ${disk} | ${load} | ${title} | ${await measure(make, gather, run)} |\n`)
    }
  }
}
