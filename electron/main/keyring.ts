import { readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import type { Keyring } from '../contract/process'
import { writeFileAtomically } from './atomic-file'

/** The operating system's keychain, as far as we need it (`safeStorage` in the app, a fake in tests). */
export interface Keychain {
  /** Null when there is no real one: Linux' `basic_text` only looks like sealing. */
  seal: ((text: string) => Buffer) | null
  open: ((sealed: Buffer) => string) | null
}

const keyringFileSchema = z.object({
  version: z.literal(1),
  keptIn: z.enum(['keychain', 'file']),
  /** Base64 of the sealed secret (`keychain`), or the secret itself (`file`), which is base64 too. */
  secrets: z.record(z.string(), z.base64()),
})
type KeyringFile = z.infer<typeof keyringFileSchema>

export interface OpenKeyring {
  kind: 'open'
  keys: Keyring
  keptIn: KeyringFile['keptIn']
  /** Durable when it returns. */
  keep(name: string, secret: string): void
}
export type KeyringOutcome =
  | OpenKeyring
  /** Sealed by a keychain that is absent or refuses now. The file is left as it is: it may open another day. */
  | { kind: 'locked'; detail: string }
  /**
   * Not a keyring any more. It stays as it is until `setAside` renames it (and returns the new name): a key in it can't
   * be made again, so a person decides.
   */
  | { kind: 'damaged'; detail: string; setAside(): string }

/**
 * Opens the named secrets kept in `file`. No file is an empty keyring; a file that can't be read throws (the folder is
 * broken, not the keyring). Secrets of a time without a keychain are sealed as soon as there is one.
 */
export function openKeyring(file: string, keychain: Keychain, now: Date): KeyringOutcome {
  const text = readIfThere(file)
  if (text === null) return opened(file, keychain, {}, false)
  const parsed = parseKeyring(text)
  if (!parsed.success) {
    const aside = `${file}.damaged-${now.toISOString().replaceAll(':', '-')}`
    const setAside = () => {
      renameSync(file, aside)
      return aside
    }
    return { kind: 'damaged', detail: parsed.detail, setAside }
  }
  const keys = unseal(parsed.data, keychain)
  if (typeof keys === 'string') return { kind: 'locked', detail: keys }
  return opened(file, keychain, keys, parsed.data.keptIn === 'file' && keychain.seal !== null)
}

function opened(file: string, keychain: Keychain, found: Keyring, sealNow: boolean): OpenKeyring {
  const keys: Keyring = { ...found }
  const save = () => writeFileAtomically(file, `${JSON.stringify(sealAll(keys, keychain), null, 2)}\n`)
  if (sealNow) save()
  return {
    kind: 'open',
    keys,
    keptIn: keychain.seal === null ? 'file' : 'keychain',
    keep(name, secret) {
      keys[name] = secret
      save()
    },
  }
}

function parseKeyring(
  text: string,
): { success: true; data: KeyringFile } | { success: false; detail: string } {
  try {
    const parsed = keyringFileSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed : { success: false, detail: z.prettifyError(parsed.error) }
  } catch (error) {
    return { success: false, detail: String(error) }
  }
}

/** The secrets, or why they stay sealed. */
function unseal(file: KeyringFile, keychain: Keychain): Keyring | string {
  if (file.keptIn === 'file') return file.secrets
  const { open } = keychain
  if (open === null) return 'The keys were sealed by a keychain that is not there now.'
  try {
    const names = Object.entries(file.secrets)
    return Object.fromEntries(names.map(([name, sealed]) => [name, open(Buffer.from(sealed, 'base64'))]))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function sealAll(keys: Keyring, { seal }: Keychain): KeyringFile {
  if (seal === null) return { version: 1, keptIn: 'file', secrets: keys }
  const sealed = Object.entries(keys).map(([name, secret]) => [name, seal(secret).toString('base64')])
  return { version: 1, keptIn: 'keychain', secrets: Object.fromEntries(sealed) as Record<string, string> }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
