import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { PlainError } from '../runtime/say'

export interface VirtualDisplay {
  name: string
  /** Ends this Xvfb, and no other. */
  end(): void
}

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

/**
 * Starts an Xvfb on a display number that it picks itself. With `untilUnused` it ends by itself when its last window is
 * gone, so that nothing is left behind even if we are killed.
 */
export async function startVirtualDisplay(untilUnused = false): Promise<VirtualDisplay> {
  const child = spawn(
    'Xvfb',
    [
      '-displayfd',
      '3',
      '-screen',
      '0',
      '1600x1000x24',
      '-nolisten',
      'tcp',
      ...(untilUnused ? ['-terminate'] : []),
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      // Its own process group: Ctrl-C reaches the app first, and the display outlives the app's last paint.
      detached: true,
    },
  )
  const end = () => void child.kill('SIGTERM')
  process.once('exit', end)
  const number = await displayNumber(child)
  return { name: `:${number}`, end }
}

function displayNumber(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const pipe = child.stdio[3] as Readable
    pipe.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (text.includes('\n')) resolve(text.trim())
    })
    child.once('error', reject)
    child.once('close', code => reject(new PlainError(`Xvfb could not start (exit code ${code}).`)))
  })
}
