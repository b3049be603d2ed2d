/** How the build talks: steps go to stderr, so that a command's own stdout stays clean for pipes. */
export function say(message: string): void {
  process.stderr.write(`winroom: ${message}\n`)
}

/** A line that redraws itself on a terminal; in a log it is written once per ten percent. */
export function progressLine(label: string): (fraction: number) => void {
  let lastDecile = -1
  return fraction => {
    const percent = Math.min(100, Math.max(0, Math.floor(fraction * 100)))
    if (process.stderr.isTTY) {
      process.stderr.write(`\rwinroom: ${label} ${percent} %${percent === 100 ? '\n' : ''}`)
      return
    }
    const decile = Math.floor(percent / 10)
    if (decile > lastDecile) say(`${label} ${percent} %`)
    lastDecile = Math.max(decile, lastDecile)
  }
}

/** An error whose message is all that a person needs: printed without a stack. */
export class PlainError extends Error {}
