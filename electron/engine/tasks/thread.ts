import type { Worker } from 'node:worker_threads'
import { fromWorkerSchema, uncarry, type ToWorker } from './messages'
import {
  TaskCancelled,
  TaskCrashed,
  TaskStalled,
  type TaskName,
  type TaskOptions,
  type TaskProgress,
} from './port'

/** How long a task may take to notice that it is not wanted, before its thread is ended. */
const GRACE_MS = 500

export interface Job {
  readonly task: TaskName
  readonly input: unknown
  readonly options: TaskOptions
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
}

interface Running {
  readonly id: number
  readonly job: Job
  readonly stop: Int32Array
  readonly forget: () => void
}

/**
 * Only tasks that read may be ended in the middle. One that writes to the store is left to finish: its transaction holds the
 * store's write lock, and it is short. An export ends by itself between two pages, and takes its half-written folder away.
 */
const mayBeEnded: Readonly<Record<TaskName, boolean>> = {
  'import.look': true,
  'file.look': true,
  'crm.plan': true,
  'crm.write': false,
  'duplicates.find': true,
  'entries.plan': true,
  'entries.build': true,
  'import.plan': true,
  'import.build': true,
  'store.compact': false,
  'store.check': true,
  'store.backup': true,
  'export.write': true,
  'calendar.write': true,
  'wiki.plan': true,
  'wiki.build': true,
  'wiki.export': false,
  'markdown.read': true,
}

/** One worker thread and the task that it is at. */
export class Thread {
  readonly #worker: Worker
  readonly #onFree: (thread: Thread) => void
  readonly #onGone: (thread: Thread) => void
  #running: Running | null = null
  #nextId = 0
  #gone = false
  #stepTimer: NodeJS.Timeout | undefined
  #stalledAt: string | null = null

  constructor(worker: Worker, onFree: (thread: Thread) => void, onGone: (thread: Thread) => void) {
    this.#worker = worker
    this.#onFree = onFree
    this.#onGone = onGone
    worker.on('message', (message: unknown) => this.#hear(message))
    worker.on('error', error => this.#end(error))
    worker.on('exit', code => this.#end(new Error(`the thread ended with code ${code}`)))
  }

  get busy(): boolean {
    return this.#running !== null
  }

  start(job: Job): void {
    const shared = new SharedArrayBuffer(4)
    const stop = new Int32Array(shared)
    const { signal } = job.options
    const onAbort = (): void => this.#cancel()
    signal?.addEventListener('abort', onAbort)
    const id = ++this.#nextId
    this.#running = { id, job, stop, forget: () => signal?.removeEventListener('abort', onAbort) }
    this.#worker.ref()
    this.#worker.postMessage({ id, task: job.task, input: job.input, stop: shared } satisfies ToWorker)
  }

  /** Ends the thread: at once when it may be, otherwise after its task. */
  async close(): Promise<void> {
    const running = this.#running
    if (running !== null && !mayBeEnded[running.job.task])
      await new Promise<void>(resolve => this.#afterTask.push(resolve))
    await this.#worker.terminate()
  }

  readonly #afterTask: (() => void)[] = []

  #cancel(): void {
    const running = this.#running
    if (running === null) return
    Atomics.store(running.stop, 0, 1)
    if (!mayBeEnded[running.job.task]) return
    const timer = setTimeout(() => {
      if (this.#running === running) void this.#worker.terminate()
    }, GRACE_MS)
    timer.unref()
  }

  /** From now on it may be at this one thing for so long, and no longer. */
  #time(running: Running, { at }: TaskProgress): void {
    const { task, options } = running.job
    clearTimeout(this.#stepTimer)
    if (at === undefined || options.stepMs === undefined || !mayBeEnded[task]) return
    this.#stepTimer = setTimeout(() => {
      if (this.#running !== running) return
      this.#stalledAt = at
      void this.#worker.terminate()
    }, options.stepMs)
    this.#stepTimer.unref()
  }

  #hear(received: unknown): void {
    const message = fromWorkerSchema.parse(received)
    const running = this.#running
    if (running === null || message.id !== running.id) return
    const { task, options, resolve, reject } = running.job
    switch (message.kind) {
      case 'progress':
        this.#time(running, message.progress)
        return options.onProgress?.(message.progress)
      case 'done':
        // Done in spite of it, but not wanted any more: whoever cancelled is told that it was.
        if (options.signal?.aborted === true) reject(new TaskCancelled(task))
        else resolve(message.output)
        return this.#free()
      case 'failed':
        reject(options.signal?.aborted === true ? new TaskCancelled(task) : uncarry(message.error, task))
        return this.#free()
    }
  }

  #free(): void {
    this.#running?.forget()
    clearTimeout(this.#stepTimer)
    this.#running = null
    // An idle thread keeps no process alive.
    this.#worker.unref()
    for (const resolve of this.#afterTask.splice(0)) resolve()
    if (!this.#gone) this.#onFree(this)
  }

  #end(error: Error): void {
    if (this.#gone) return
    this.#gone = true
    const running = this.#running
    if (running !== null) {
      const { task, options, reject } = running.job
      const wanted = options.signal?.aborted !== true
      if (!wanted) reject(new TaskCancelled(task))
      else if (this.#stalledAt !== null) reject(new TaskStalled(task, this.#stalledAt))
      else reject(new TaskCrashed(`${task} ended unexpectedly: ${error.message}`, { cause: error }))
      this.#free()
    }
    this.#onGone(this)
  }
}
