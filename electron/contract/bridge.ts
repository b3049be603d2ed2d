import { z } from 'zod'
import { buyerPlanSchema } from '../../core/deal/buyer-plan'

/**
 * What a window may ask of main, over `ipcRenderer.invoke`: each channel with its argument and answer. Main checks the
 * sender and parses the argument; the window parses the answer. Everything else goes to the engine over the MessagePort.
 */
export const appInfoSchema = z.object({
  version: z.string(),
  electron: z.string(),
  platform: z.string(),
  locale: z.string(),
  dataDir: z.string(),
})
export type AppInfo = z.infer<typeof appInfoSchema>

export const chosenFileSchema = z.object({ path: z.string(), name: z.string() }).nullable()
export type ChosenFile = z.infer<typeof chosenFileSchema>
export const chosenFilesSchema = z.array(z.object({ path: z.string(), name: z.string() }))

/** A file that main wrote where a person chose. */
export const savedFileSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('saved'), path: z.string(), name: z.string() }),
  z.object({ state: z.literal('dismissed') }),
  /** The disk or the system refused; why, for a log. */
  z.object({ state: z.literal('failed'), detail: z.string() }),
])
export type SavedFile = z.infer<typeof savedFileSchema>
/** A global key as the system names it: at least one modifier beside Shift, then one key; else it would take a letter from everybody's typing. */
export const acceleratorSchema = z
  .string()
  .regex(
    /^(?=.*(?:CommandOrControl|Command|Control|Alt|Super)\+)(?:(?:CommandOrControl|Command|Control|Alt|Super|Shift)\+){1,4}[A-Za-z0-9]{1,12}$/,
    'not a key with a modifier',
  )
/** `taken`: another app has it, or this system gives no global keys. */
export const captureKeyStateSchema = z.object({
  accelerator: z.string().nullable(),
  state: z.enum(['on', 'off', 'taken']),
})
export type CaptureKeyState = z.infer<typeof captureKeyStateSchema>

export const bridgeChannels = {
  'app:info': { input: z.undefined(), output: appInfoSchema },
  /** Open dialog for CSVs; none when dismissed. */
  'file:choose-import': { input: z.undefined(), output: chosenFilesSchema },
  /** Save dialog; null when dismissed. */
  'file:choose-export': {
    input: z.object({ suggestedName: z.string().max(200), format: z.enum(['csv', 'json', 'ics', 'backup']) }),
    output: chosenFileSchema,
  },
  /** Open dialog for pages to import: a Markdown file, or a folder of them. Null when dismissed. */
  'file:choose-pages': { input: z.object({ what: z.enum(['file', 'folder']) }), output: chosenFileSchema },
  /** Asks in which folder to put a new one; gives that new one's path, where nothing is yet. Null when dismissed. */
  'file:choose-new-folder': {
    input: z.object({ suggestedName: z.string().max(400) }),
    output: chosenFileSchema,
  },
  /** Asks where, and writes the plan for the buyer there: printed, or as Markdown. */
  'plan:save': {
    input: z.object({
      suggestedName: z.string().max(200),
      format: z.enum(['pdf', 'md']),
      plan: buyerPlanSchema,
    }),
    output: savedFileSchema,
  },
  'file:show-in-folder': { input: z.object({ path: z.string() }), output: z.void() },
  /** A plan for a buyer goes this way as a whole. */
  'clipboard:write': { input: z.object({ text: z.string().max(10_000_000) }), output: z.void() },
  /** Opens a further window: where the last one was, or at a `winroom://` link. */
  'window:new': {
    input: z.object({ link: z.string().max(4_000) }).optional(),
    output: z.void(),
  },
  /** The global key that opens the small window to capture in. */
  'capture:key': { input: z.undefined(), output: captureKeyStateSchema },
  /** Another one; null switches it off. */
  'capture:set-key': {
    input: z.object({ accelerator: acceleratorSchema.nullable() }),
    output: captureKeyStateSchema,
  },
  /** Puts the small window away. */
  'capture:close': { input: z.undefined(), output: z.void() },
  /** Asks main for a (new) port to the engine; it arrives as the message `engine-port` on `window`. */
  'engine:connect': { input: z.undefined(), output: z.void() },
} as const
export type BridgeChannel = keyof typeof bridgeChannels
export type BridgeInput<C extends BridgeChannel> = z.infer<(typeof bridgeChannels)[C]['input']>
export type BridgeOutput<C extends BridgeChannel> = z.infer<(typeof bridgeChannels)[C]['output']>

/** What main tells a window without being asked. */
export const mainEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('menu'),
    command: z.enum([
      'import',
      'export',
      'import-pages',
      'export-pages',
      'new-deal',
      'capture',
      'undo',
      'redo',
      'find',
      'palette',
      'settings',
      'shortcuts',
      'sharing',
      'day',
      'board',
      'wiki',
      'portfolio',
      'print',
      'back',
      'forward',
      'rail',
      'deal-window',
    ]),
  }),
  /** The engine ended and is being restarted (S9): the window keeps what is unacknowledged and asks for a new port. */
  z.object({ type: z.literal('engine-down') }),
  z.object({ type: z.literal('engine-up') }),
  z.object({ type: z.literal('engine-cannot-start'), code: z.string(), detail: z.string() }),
  /** A `winroom://` link was opened: `join?...` a workspace, `page/<id>` a page, `deal/<id>` a deal. */
  z.object({ type: z.literal('link'), url: z.string().max(4_000) }),
])
export type MainEvent = z.infer<typeof mainEventSchema>

/** `window.winroom`, put there by the preload script: the whole of what a page can reach outside its sandbox. */
export interface WinroomBridge {
  invoke<C extends BridgeChannel>(channel: C, input: BridgeInput<C>): Promise<unknown>
  onMainEvent(listener: (event: unknown) => void): () => void
  /** The path of a file that a person dropped on or chose in the window. */
  pathOfFile(file: File): string
}
