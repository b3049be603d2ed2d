import { z } from 'zod'

const rangeSchema = z.string().regex(/^>=\d+ <=\d+$/, 'expected a range like ">=33 <=45"')

/** The first and last Electron major that Winroom supports, as `package.json` states it (`winroom.electronMajors`). */
export function parseMajors(range: unknown): { first: number; last: number } {
  const [first, last] = rangeSchema.parse(range).match(/\d+/g)!.map(Number) as [number, number]
  return { first, last }
}

/** Why this Electron can't run Winroom, in words; null when it can. */
export function refusal(version: string, majors: { first: number; last: number }): string | null {
  const major = Number(version.split('.')[0])
  if (Number.isInteger(major) && major >= majors.first && major <= majors.last) return null
  return `Electron ${version} is not supported: Winroom runs on Electron ${majors.first} to ${majors.last}.`
}
