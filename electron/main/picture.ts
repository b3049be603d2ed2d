import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserWindow } from 'electron'
import { writeFileAtomically } from './atomic-file'

const lookEveryMs = 300
const patienceMs = 20_000

/**
 * Saves a picture of the window once it shows its content: the page has put something in its body, and two looks
 * after that are the same. Gives up being patient after 20 s and takes what there is. For machines without a display.
 */
export async function savePicture(window: BrowserWindow, file: string): Promise<void> {
  const until = performance.now() + patienceMs
  let last: Buffer | null = null
  for (;;) {
    await pause(lookEveryMs)
    if (window.isDestroyed()) return
    // Asked before the look is taken: what came in between is on the next one.
    const shown = await hasContent(window)
    const image = (await window.webContents.capturePage()).toPNG()
    if ((last !== null && image.equals(last)) || performance.now() > until) {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileAtomically(file, image, 0o644)
      return
    }
    last = shown && image.length > 0 ? image : null
  }
}

async function hasContent(window: BrowserWindow): Promise<boolean> {
  const text: unknown = await window.webContents.executeJavaScript(
    `document.querySelector('[aria-busy="true"]') === null && document.body.innerText.trim().length`,
  )
  return typeof text === 'number' && text > 0
}
