import { existsSync } from 'node:fs'
import path from 'node:path'
import { distDir } from '../../../build/paths'

/**
 * The packaged copy's program (`npm run package -- --test-build`), to hand to `launchWinroom({ executable })`. Packaged
 * copies ignore WINROOM_ENGINE and WINROOM_PAGES: they run what is in them.
 */
export function packagedExecutable(): string {
  const folders = {
    linux: 'linux-unpacked/winroom',
    darwin: 'mac/Winroom.app/Contents/MacOS/Winroom',
    win32: 'win-unpacked/Winroom.exe',
  }
  const inside = folders[process.platform as keyof typeof folders]
  const executable = path.join(distDir, 'test', inside)
  if (!existsSync(executable))
    throw new Error(`There is no packaged copy at ${executable}: npm run package -- --test-build`)
  return executable
}
