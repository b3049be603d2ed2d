import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DocumentName, LoadedDocument } from '../../../electron/engine/store/port'

export function name(text: string): DocumentName {
  return text as DocumentName
}

export function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text))
}

export function joined(document: LoadedDocument): string[] {
  return document.updates.map(update => Buffer.from(update).toString())
}

/** A merge that shows what it was given. */
export function joinAll(updates: Uint8Array[]): Uint8Array {
  return bytes(updates.map(update => Buffer.from(update).toString()).join('+'))
}

/** A folder of the test's own, gone when it ends. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'winroom-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A small random generator with a seed (mulberry32): a failing run can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The run's seed: a new one each time, or the one given in `SEED`. */
export function runSeed(): number {
  const given = Number(process.env['SEED'])
  return Number.isInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 31)
}
