import { z } from 'zod'
import { boardIdSchema, dealIdSchema, idSchema } from '../../core/ids'
import { fileProblemSchema, problemSchema } from '../../core/exchange/mapping'
import { commandNames } from './commands'
import { queries, subscriptions, type QueryName, type SubscriptionName } from './queries'

/**
 * The envelopes between a window and the engine, on a MessagePort. The engine parses every one whole. A window parses the
 * envelope and trusts the engine for the rows inside: 10,000 of them would cost a frame.
 */

/** An expected failure, by code; `detail` is for the log and the report, never the only thing a person is shown. */
export const failureSchema = z.object({
  code: z.enum([
    'invalid-input', 'not-found', 'read-only-newer', 'not-saved', 'disk-full', 'read-only', 'busy', 'cancelled', 'bad-file', 'bad-rows', 'bad-link', 'bad-address', 'later-import-first', 'engine-down', 'internal',
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
])
export type WindowMessage = z.infer<typeof windowMessageSchema>

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
  /** A part of the store was damaged; what could be was rebuilt, and the damaged bytes were put aside. */
  z.object({ kind: z.literal('damage'), documents: z.array(z.string()), keptAt: z.string().nullable() }),
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
])
export type EngineMessage = z.infer<typeof engineMessageSchema>
