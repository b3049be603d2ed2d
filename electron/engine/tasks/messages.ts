import { z } from 'zod'
import { StoreError } from '../store/port'
import { TaskCancelled, taskInputs, taskProgressSchema, type TaskName } from './port'

/** What the engine and a worker thread say to each other. Each end parses what the other says. */
export const toWorkerSchema = z.object({
  id: z.number().int(),
  task: z.enum(Object.keys(taskInputs) as TaskName[]),
  input: z.unknown(),
  /** One 32-bit word, shared: 1 when the task is not wanted any more. A message would wait until the task is over. */
  stop: z.instanceof(SharedArrayBuffer),
})
export type ToWorker = z.infer<typeof toWorkerSchema>

const carriedErrorSchema = z.object({
  name: z.string(),
  message: z.string(),
  code: z.string().nullable(),
  stack: z.string(),
})
export type CarriedError = z.infer<typeof carriedErrorSchema>

export const fromWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), id: z.number().int(), progress: taskProgressSchema }),
  z.object({ kind: z.literal('done'), id: z.number().int(), output: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.number().int(), error: carriedErrorSchema }),
])
export type FromWorker = z.infer<typeof fromWorkerSchema>

/** An error as it crosses to another thread, where its class would be lost. */
export function carry(error: unknown): CarriedError {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  return { name, message, code: error instanceof StoreError ? error.code : null, stack: stack ?? '' }
}

export function uncarry(carried: CarriedError, task: TaskName): Error {
  if (carried.name === 'TaskCancelled') return new TaskCancelled(task)
  const error = carried.name === 'StoreError' ? new StoreError(storeCode.parse(carried.code), carried.message) : new Error(carried.message) // prettier-ignore
  error.stack = carried.stack
  return error
}

const storeCode = z.enum(['in-use', 'read-only', 'full', 'too-new', 'damaged', 'closed', 'unknown'])
