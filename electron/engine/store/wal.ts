import { readFileSync } from 'node:fs'
import { PAGE_SIZE } from './sqlite-schema'

const HEADER = 32
const FRAME_HEADER = 24
const FRAME = FRAME_HEADER + PAGE_SIZE
const MAGIC_LITTLE = 0x377f0682
const MAGIC_BIG = 0x377f0683

export interface WalFrame {
  readonly page: number
  readonly image: Uint8Array
}

export interface WalReading {
  /** Frames whose own checksum holds, in order, up to the last commit: also those behind a damaged one. */
  readonly frames: WalFrame[]
  /**
   * A damaged frame is followed by a commit that was written after it. SQLite would stop there without a word and lose
   * all that follows. (A torn frame at the very end is what a killed process leaves, and was never acknowledged.)
   */
  readonly damaged: boolean
}

interface Sums {
  readonly first: number
  readonly second: number
}

/** Reads a write-ahead log as SQLite does, and further: each frame is judged by the stored checksum of the frame before it. */
export function readWal(file: string): WalReading {
  const bytes = readFileSync(file)
  if (bytes.byteLength < HEADER + FRAME) return { frames: [], damaged: false }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = view.getUint32(0)
  const little = magic !== MAGIC_BIG
  const headerSums = { first: view.getUint32(24), second: view.getUint32(28) }
  const computed = checksum(view, 0, 24, { first: 0, second: 0 }, little)
  const headerWhole = (magic === MAGIC_LITTLE || magic === MAGIC_BIG) && same(computed, headerSums)
  return walk(view, bytes, headerSums, headerWhole, little)
}

function walk(
  view: DataView,
  bytes: Uint8Array,
  start: Sums,
  headerWhole: boolean,
  little: boolean,
): WalReading {
  // The salt tells this generation's frames from older ones that were not overwritten yet.
  const saltAt = headerWhole ? 16 : HEADER + 8
  const salt = [view.getUint32(saltAt), view.getUint32(saltAt + 4)]
  const frames: WalFrame[] = []
  let committed = 0
  let broken = !headerWhole
  let damaged = false
  let before = start
  for (let at = HEADER; at + FRAME <= bytes.byteLength; at += FRAME) {
    const stored = { first: view.getUint32(at + 16), second: view.getUint32(at + 20) }
    const current = view.getUint32(at + 8) === salt[0] && view.getUint32(at + 12) === salt[1]
    const whole = current && same(frameChecksum(view, at, before, little), stored)
    before = stored
    if (!whole) {
      broken = true
      continue
    }
    frames.push({ page: view.getUint32(at), image: bytes.subarray(at + FRAME_HEADER, at + FRAME) })
    if (view.getUint32(at + 4) !== 0) {
      committed = frames.length
      damaged ||= broken
    }
  }
  return { frames: frames.slice(0, committed), damaged: damaged || !headerWhole }
}

function frameChecksum(view: DataView, at: number, before: Sums, little: boolean): Sums {
  return checksum(view, at + FRAME_HEADER, PAGE_SIZE, checksum(view, at, 8, before, little), little)
}

/** SQLite's own (file format, section 4.2): two running sums over pairs of 32-bit words. */
function checksum(view: DataView, from: number, length: number, before: Sums, little: boolean): Sums {
  let { first, second } = before
  for (let at = from; at < from + length; at += 8) {
    first = (first + view.getUint32(at, little) + second) >>> 0
    second = (second + view.getUint32(at + 4, little) + first) >>> 0
  }
  return { first, second }
}

function same(a: Sums, b: Sums): boolean {
  return a.first === b.first && a.second === b.second
}
