/** How a command ends: what a script decides by. */
export const exitCodes = { ok: 0, other: 1, badInput: 2, inUse: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A command that can't be done, in words for whoever typed it. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure'
  constructor(
    readonly exitCode: ExitCode,
    message: string,
    /** More lines, one for each thing that is wrong. */
    readonly details: readonly string[] = [],
  ) {
    super(message)
  }
}
