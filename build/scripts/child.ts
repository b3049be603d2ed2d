import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:os'

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** Ctrl-C can reach us twice at once, from the terminal and from npm; later ones are a person insisting. */
const sameSignalMs = 1_000

export interface ForegroundOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /**
   * Gives the program a process group of its own, so that it gets each signal once, from us. For the app, which takes
   * a second Ctrl-C as "end at once"; not for programs that read the terminal.
   */
  ownGroup?: boolean
}

/**
 * Runs a program in the foreground: its stdio is ours, our signals are handed on, and the answer is its exit code
 * (128 + number when a signal ended it, as shells count).
 */
export async function runForeground(
  command: string,
  args: readonly string[],
  options: ForegroundOptions = {},
): Promise<number> {
  const { ownGroup = false, ...rest } = options
  const child = spawn(command, args, { stdio: 'inherit', detached: ownGroup, ...rest })
  const forward = forwarder(child, ownGroup)
  for (const signal of forwarded) process.on(signal, forward)
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) =>
        resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal])),
      )
    })
  } finally {
    for (const signal of forwarded) process.off(signal, forward)
  }
}

function forwarder(child: ChildProcess, ownGroup: boolean): (signal: NodeJS.Signals) => void {
  let lastAt = -Infinity
  return signal => {
    const now = performance.now()
    if (now - lastAt < sameSignalMs) return
    lastAt = now
    // A terminal has told the whole group already.
    if (signal === 'SIGINT' && !ownGroup && process.stdin.isTTY) return
    child.kill(signal)
  }
}

/** Where the person stood when calling npm: their relative paths mean that folder, not the project's. */
export const callersFolder = process.env.INIT_CWD || process.cwd()
