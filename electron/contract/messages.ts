import { z } from 'zod'
import { boardIdSchema, dealIdSchema, idSchema, pageIdSchema, workspaceIdSchema } from '../../core/ids'
import { fileProblemSchema, problemSchema } from '../../core/exchange/mapping'
import { blobHashSchema } from './blobs'
import { commandNames } from './commands'
import { queries, subscriptions, type QueryName, type SubscriptionName } from './queries'

/**
 * The envelopes between a window and the engine, on a MessagePort. The engine parses every one whole. A window parses the
 * envelope and trusts the engine for the rows inside: 10,000 of them would cost a frame.
 */

/** An expected failure, by code; `detail` is for the log and the report, never the only thing a person is shown. */
export const failureSchema = z.object({
  code: z.enum([
    'invalid-input', 'not-found', 'read-only-newer', 'not-saved', 'disk-full', 'read-only', 'busy', 'cancelled', 'bad-file', 'bad-rows', 'bad-link', 'bad-address', 'later-import-first', 'too-large', 'no-picture', 'engine-down', 'too-much', 'internal',
  ]), // prettier-ignore
  detail: z.string(),
  /** The path of the offending value in the input, where one is to blame. */
  at: z.string().optional(),
  fileProblem: fileProblemSchema.optional(),
  problems: z.array(problemSchema).optional(),
})
export type Failure = z.infer<typeof failureSchema>

/** What this window's person is doing: shown to the others. */
export const presenceInputSchema = z.object({
  boardId: boardIdSchema.nullable(),
  dealId: dealIdSchema.nullable(),
  doing: z.enum(['viewing', 'holding', 'editing']),
  field: z.string().max(100).nullable(),
})
export type PresenceInput = z.infer<typeof presenceInputSchema>

const requestId = z.number().int().nonnegative()
/** Bytes cross the port as they are: they are cloned, never text. */
const bytes = z.instanceof(Uint8Array<ArrayBufferLike>)

/** A document that a window may hold a replica of: what is written in it is text, not records. */
export const replicaNameSchema = z.union([
  z.templateLiteral(['page/', pageIdSchema]),
  z.templateLiteral(['talk/', idSchema]),
  z.templateLiteral(['deal/', dealIdSchema]),
  z.string().regex(/^feed\/\d{4}-(0[1-9]|1[0-2])$/),
])
export type ReplicaName = `${'page' | 'talk' | 'deal' | 'feed'}/${string}`

export const windowMessageSchema = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('command'),
    id: requestId,
    /** Made by the window, one a command: when it is sent again after a crash, it gets the answer that it had. */
    key: idSchema.optional(),
    name: z.enum(commandNames),
    input: z.unknown(),
  }),
  z.object({
    t: z.literal('query'),
    id: requestId,
    name: z.enum(Object.keys(queries) as QueryName[]),
    input: z.unknown(),
  }),
  z.object({
    t: z.literal('subscribe'),
    id: requestId,
    name: z.enum(Object.keys(subscriptions) as SubscriptionName[]),
    input: z.unknown(),
  }),
  z.object({ t: z.literal('unsubscribe'), id: requestId }),
  z.object({ t: z.literal('presence'), presence: presenceInputSchema }),
  /**
   * A replica of one document, on this window's port. What follows in `bytes` is y-protocols as y-websocket frames it (0 sync,
   * 1 presence), in both directions; both sides greet with a SyncStep1, so what one of them lacks is sent after any break (S9).
   * `workspaceId` is null at first, and later the one of `replica-opened`: a replica never meets the document of another workspace.
   */
  z.object({
    t: z.literal('replica-open'),
    id: requestId,
    document: z.string().max(100),
    workspaceId: workspaceIdSchema.nullable(),
  }),
  /** `nth` counts this replica's messages that hold an edit, so that `replica-saved` can name them; 0 for the others. */
  z.object({ t: z.literal('replica'), id: requestId, nth: z.number().int().nonnegative(), bytes }),
  z.object({ t: z.literal('replica-close'), id: requestId }),
])
export type WindowMessage = z.infer<typeof windowMessageSchema>

/** What of a message that can't be read has to be there for somebody to wait for its answer. */
export const awaitedSchema = z.object({ t: z.enum(['command', 'query', 'subscribe']), id: requestId })

/** What happens without being asked for. */
export const engineEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('import-progress'),
    importId: z.string(),
    phase: z.enum(['reading', 'planning', 'writing', 'showing']),
    done: z.number(),
    total: z.number(),
    cancellable: z.boolean(),
  }),
  /** How far an import or export of pages is. */
  z.object({
    kind: z.literal('files-progress'),
    workId: z.string(),
    phase: z.enum(['reading', 'planning', 'writing', 'showing']),
    done: z.number(),
    total: z.number(),
    cancellable: z.boolean(),
  }),
  /** A part of the store was damaged; what could be was rebuilt, and the damaged bytes were put aside. */
  z.object({ kind: z.literal('damage'), documents: z.array(z.string()), keptAt: z.string().nullable() }),
  /** An image that was asked for before it was here is here now. */
  z.object({ kind: z.literal('blob-arrived'), hash: blobHashSchema }),
  /** Another workspace is open now: everything shown is asked for again. */
  z.object({ kind: z.literal('workspace-changed'), workspaceId: z.string() }),
])
export type EngineEvent = z.infer<typeof engineEventSchema>

export const engineMessageSchema = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('done'),
    id: requestId,
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), error: failureSchema }),
    ]),
  }),
  z.object({ t: z.literal('patch'), id: requestId, patch: z.unknown() }),
  z.object({ t: z.literal('event'), event: engineEventSchema }),
  /** Answers `replica-open`. A `newer` document is shown and takes no edit; of a `damaged` one nothing more is said. */
  z.object({
    t: z.literal('replica-opened'),
    id: requestId,
    state: z.enum(['current', 'newer', 'damaged', 'refused']),
    workspaceId: workspaceIdSchema.nullable(),
  }),
  z.object({ t: z.literal('replica'), id: requestId, bytes }),
  /** Every edit up to the `nth` is on this computer's disk (S1). */
  z.object({ t: z.literal('replica-saved'), id: requestId, nth: z.number().int().nonnegative() }),
])
export type EngineMessage = z.infer<typeof engineMessageSchema>
