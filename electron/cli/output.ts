/** Where a command speaks: results to `out`, everything else to `err`. */
export interface Output {
  readonly json: boolean
  out(text: string): void
  err(text: string): void
  /** Text as it is, to where results go: no line end is added. */
  write(text: string): void
}

/** A result: as JSON for scripts, or as lines for people. */
export function tell(output: Output, value: unknown, lines: readonly string[]): void {
  output.out(output.json ? JSON.stringify(value, null, 2) : lines.join('\n'))
}
