import { z } from 'zod'

/**
 * What main and the engine process say to each other. Main only wires the operating system to processes:
 * no document byte ever appears in these messages. A window's MessagePort travels beside `window` in the transfer list.
 */

/** Secrets by name (`device`, `owner/<workspaceId>`), base64. Sealed at rest by main; handed to the engine once, at start. */
export const keyringSchema = z.record(z.string(), z.base64())
export type Keyring = z.infer<typeof keyringSchema>

export const mainToEngineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    /** The app's data folder; workspaces live below it. */
    dataDir: z.string().min(1),
    keys: keyringSchema,
    /** `keychain`: sealed by the operating system. `file`: a 0600 file, which Settings must say. */
    keysKeptIn: z.enum(['keychain', 'file']),
    locale: z.string(),
    appVersion: z.string(),
  }),
  /** A window opened (or reloaded): its port comes in the transfer list. */
  z.object({ type: z.literal('window'), windowId: z.number().int() }),
  z.object({ type: z.literal('window-closed'), windowId: z.number().int() }),
  /** The computer woke, or its network changed: connections are tested and remade (S7). */
  z.object({ type: z.literal('wake') }),
  /** Flush everything, answer `stopped`, exit 0. */
  z.object({ type: z.literal('stop') }),
])
export type MainToEngine = z.infer<typeof mainToEngineSchema>

export const engineToMainSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('keep-secret'),
    name: z.string().regex(/^[a-z]+(\/[\w-]+)?$/),
    secret: z.base64(),
  }),
  /** The engine can't run here and restarting would not help (data folder in use, not writable, newer than the app). */
  z.object({
    type: z.literal('cannot-start'),
    code: z.enum(['in-use', 'read-only', 'full', 'too-new', 'damaged', 'unknown']),
    detail: z.string(),
  }),
  z.object({ type: z.literal('stopped') }),
])
export type EngineToMain = z.infer<typeof engineToMainSchema>
