import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { temporaryFolder } from './build-copy'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** Of that, time on a processor. */
  readonly tdur?: number
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } }
}

/** What the main thread of a window did for the frames that answered input. */
export interface FrameWork {
  /** Milliseconds of tasks on the main thread, for each frame in which input of the wanted types was handled. */
  readonly perFrame: number[]
  /** Of that, time on a processor: the rest was spent waiting for one. */
  readonly cpuPerFrame: number[]
  /** Frames that the main thread made in all. */
  readonly frames: number
}

/** `RunTask` is every task of a thread; `BeginMainThreadFrame` is where the compositor asks for a frame. */
const categories = [
  'disabled-by-default-devtools.timeline',
  'devtools.timeline',
  'devtools.timeline.frame',
  'disabled-by-default-devtools.timeline.frame',
]

/** Records Chromium's own trace of all processes while something is done. */
export async function traced(app: ElectronApplication, action: () => Promise<void>): Promise<TraceEvent[]> {
  await app.evaluate(
    ({ contentTracing }, included_categories) =>
      contentTracing.startRecording({ recording_mode: 'record-until-full', included_categories }),
    categories,
  )
  await action()
  const file = path.join(await temporaryFolder('trace'), 'trace.json')
  await app.evaluate(({ contentTracing }, to) => contentTracing.stopRecording(to), file)
  return (JSON.parse(await readFile(file, 'utf8')) as { traceEvents: TraceEvent[] }).traceEvents
}

/** Sums what the main thread of process `pid` did from one frame's beginning to the next, where it handled such input. */
export function frameWork(events: readonly TraceEvent[], pid: number, inputs: readonly string[]): FrameWork {
  const thread = events.find(({ name, pid: of, args }) => name === 'thread_name' && of === pid && args?.name === 'CrRendererMain')?.tid // prettier-ignore
  const own = events
    .filter(({ pid: of, tid }) => of === pid && tid === thread)
    .toSorted((a, b) => a.ts - b.ts)
  const frames = own.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts)
  if (frames.length < 2) throw new Error('the trace holds no frames')
  const work = new Array<number>(frames.length).fill(0)
  const cpu = new Array<number>(frames.length).fill(0)
  const answered = new Set<number>()
  for (const { name, ph, ts, dur = 0, tdur = 0, args } of own) {
    const frame = lastAtOrBefore(frames, ts)
    if (frame < 0) continue
    if (ph === 'X' && name === 'RunTask') {
      work[frame] = (work[frame] ?? 0) + dur / 1000
      cpu[frame] = (cpu[frame] ?? 0) + tdur / 1000
    }
    if (name === 'EventDispatch' && inputs.includes(args?.data?.type ?? '')) answered.add(frame)
  }
  const ofAnswered = (all: readonly number[]) => [...answered].map(frame => all[frame] ?? 0)
  return { perFrame: ofAnswered(work), cpuPerFrame: ofAnswered(cpu), frames: frames.length }
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
