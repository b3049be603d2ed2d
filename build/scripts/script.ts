import { PlainError, say } from '../runtime/say'

/** Runs a script's body; its number is the exit code. A `PlainError` is told in words, anything else with its stack. */
export async function runScript(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body()
  } catch (error) {
    say(
      error instanceof PlainError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error),
    )
    process.exitCode = 1
  }
}
