import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { writeFileAtomically } from './atomic-file'

/** A small settings file. What can't be read or understood is null: only for what may be forgotten without harm. */
export function readSettings<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** False when it could not be written (a full disk): nothing that matters is lost. */
export function writeSettings(file: string, value: unknown): boolean {
  try {
    writeFileAtomically(file, `${JSON.stringify(value)}\n`)
    return true
  } catch {
    return false
  }
}
