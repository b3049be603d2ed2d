import path from 'node:path'
import { z } from 'zod'

export const joinScheme = 'winroom'

const joinLinkSchema = z
  .string()
  .max(4_000, 'is too long')
  .refine(
    link => URL.canParse(link) && new URL(link).protocol === `${joinScheme}:`,
    'is not a winroom:// link',
  )

export interface LaunchOptions {
  /** Absolute; null for the system's usual place. */
  dataDir: string | null
  joinLink: string | null
  /** To write something down at once: for systems that give apps no global keys, but let a person tie a key to a command. */
  capture: boolean
  /** What could not be understood, in words for a log. */
  complaints: string[]
}

/**
 * What the person asked for on the command line: `--user-data-dir=DIR`, `--join=LINK`, `--capture`, or a bare `winroom://` link, as
 * the system hands it over when one is clicked. Chromium has flags of its own, so unknown ones are left alone.
 */
export function parseLaunchOptions(argv: readonly string[], cwd: string): LaunchOptions {
  const dataDir = flag(argv, 'user-data-dir')
  const asked = flag(argv, 'join') ?? argv.find(argument => argument.startsWith(`${joinScheme}://`)) ?? null
  const link = asked === null ? null : joinLinkSchema.safeParse(asked)
  return {
    dataDir: dataDir === null || dataDir === '' ? null : path.resolve(cwd, dataDir),
    joinLink: link?.success ? link.data : null,
    capture: argv.includes('--capture'),
    complaints: link?.success === false ? [`--join ${link.error.issues[0]?.message ?? 'is not valid'}`] : [],
  }
}

/** The link if it is one that we take; null otherwise. */
export function parseJoinLink(link: string): string | null {
  const parsed = joinLinkSchema.safeParse(link)
  return parsed.success ? parsed.data : null
}

function flag(argv: readonly string[], name: string): string | null {
  const prefix = `--${name}=`
  return argv.find(argument => argument.startsWith(prefix))?.slice(prefix.length) ?? null
}
