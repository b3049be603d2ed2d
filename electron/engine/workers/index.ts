import { parentPort, type MessagePort } from 'node:worker_threads'
import { carry, toWorkerSchema, type FromWorker, type ToWorker } from '../tasks/messages'
import { TaskCancelled } from '../tasks/port'
import { runHandler } from './run-handler'

/** A worker thread: one task after the other, as the engine sends them. */
if (parentPort === null) throw new Error('this is the entry of a worker thread')
const port: MessagePort = parentPort
port.on('message', (message: unknown) => void serve(toWorkerSchema.parse(message)))

async function serve({ id, task, input, stop }: ToWorker): Promise<void> {
  const flag = new Int32Array(stop)
  try {
    const output = await runHandler(task, input, {
      progress: progress => {
        if (Atomics.load(flag, 0) !== 0) throw new TaskCancelled(task)
        say({ kind: 'progress', id, progress })
      },
    })
    say({ kind: 'done', id, output }, buffersOf(output))
  } catch (error) {
    say({ kind: 'failed', id, error: carry(error) })
  }
}

function say(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}

interface Entries {
  readonly entries?: { update: Uint8Array<ArrayBuffer> }[]
}

/** The bytes of an import move to the engine; they are not copied. */
function buffersOf(output: unknown): ArrayBuffer[] {
  const given = output as (Entries & { value?: Entries }) | null
  const entries = given?.value?.entries ?? given?.entries
  // A list has a method of that name.
  return Array.isArray(entries) ? entries.map(({ update }) => update.buffer) : []
}
