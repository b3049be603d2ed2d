import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { findRuntime } from '../../build/runtime/index'
import { commonFlags, launchApp } from './support/app'
import { temporaryFolder } from './support/build-copy'
import { folderWith, pipeline } from './support/data'
import { mib, type Figure, type Section } from './support/figures'

/** Long enough for start-up garbage to be collected and the board to be whole. */
const SETTLE_MS = 5_000

export const memory: Section = {
  title: 'Memory',
  how: `PSS (what is shared is divided among those who share it) of each process of the app, ${SETTLE_MS / 1000} s after a board of 8,800 deals was shown; Linux only. The reference is a bare window with static text, same runtime, same flags.`,
  run: async () => {
    if (!existsSync('/proc/self/smaps_rollup')) return [{ what: 'memory', value: 'needs /proc' }]
    const empty = await emptyWindowPss()
    const winroom = await launchApp(await folderWith(pipeline))
    try {
      await pause(SETTLE_MS)
      const metrics = await winroom.app.evaluate(({ app }) =>
        app.getAppMetrics().map(({ pid, type, name }) => ({ pid, type, name: name ?? type })),
      )
      const main = metrics.find(({ type }) => type === 'Browser')?.pid ?? 0
      const heap = await winroom.engine<{ used: number; external: number }>('heap')
      const total = sum(tree(main).map(pss))
      const lines = metrics.map(({ pid, type, name }): Figure => ({ what: type === name ? type : `${type}: ${name}`, value: mib(pss(pid)) })) // prettier-ignore
      return [
        ...lines,
        { what: 'all processes of the app', value: mib(total), reference: `empty window ${mib(empty)}`, ratio: total / empty }, // prettier-ignore
        { what: "the engine's JavaScript heap in use; memory outside of it that belongs to it", value: `${mib(heap.used)}; ${mib(heap.external)}` }, // prettier-ignore
      ]
    } finally {
      await winroom.close()
    }
  },
}

async function emptyWindowPss(): Promise<number> {
  const { executable } = await findRuntime()
  const app = path.join(import.meta.dirname, 'support/empty-window')
  const flags = [...commonFlags(await temporaryFolder('empty')), '--enable-logging=stderr']
  const child = spawn(executable, [...flags, app], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  try {
    await new Promise<void>(resolve => {
      createInterface(child.stderr).on('line', line => line.includes('winroom-bench page') && resolve())
    })
    await pause(SETTLE_MS)
    return sum(tree(child.pid!).map(pss))
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/** A process and all that descend from it. */
function tree(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      // The name may hold spaces and brackets: what follows its last bracket is state and parent.
      const [, parent] = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
      parents.set(Number(entry), Number(parent))
    } catch {
      // It has ended since.
    }
  }
  const found = [pid]
  for (const known of found) for (const [child, parent] of parents) if (parent === known) found.push(child)
  return found
}

/** Bytes of a process, with its share of what it shares. */
function pss(pid: number): number {
  const kib = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
  return Number(kib) * 1024
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
