import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Makes the folder and tries to write in it. Null when that works; else why not, in a word or two of the system's. */
export function whyUnusable(folder: string): string | null {
  const probe = path.join(folder, `.write-test-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    writeFileSync(probe, 'x')
    rmSync(probe)
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
