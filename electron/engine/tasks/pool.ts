import type { Worker } from 'node:worker_threads'
import { TaskCancelled, type TaskName, type TaskOptions, type TaskRunner, type Tasks } from './port'
import { Thread, type Job } from './thread'

export interface PoolOptions {
  readonly spawn: () => Worker
  /** At most so many threads, each started when it is first needed. */
  readonly size?: number
  /** A thread that had nothing to do for so long is ended. */
  readonly idleMs?: number
}

/** Worker threads, few and lazy: an import must not wait for a compaction, and an idle app keeps none. */
export class TaskPool implements TaskRunner {
  readonly #spawn: () => Worker
  readonly #size: number
  readonly #idleMs: number
  readonly #threads = new Map<Thread, NodeJS.Timeout | null>()
  readonly #queue: Job[] = []
  #closed = false

  constructor({ spawn, size = 2, idleMs = 10_000 }: PoolOptions) {
    this.#spawn = spawn
    this.#size = size
    this.#idleMs = idleMs
  }

  /** How many threads there are: for tests and for the memory report. */
  get threads(): number {
    return this.#threads.size
  }

  run<T extends TaskName>(
    task: T,
    input: Tasks[T]['input'],
    options: TaskOptions = {},
  ): Promise<Tasks[T]['output']> {
    return new Promise((resolve, reject) => {
      if (this.#closed || options.signal?.aborted === true) return reject(new TaskCancelled(task))
      // The worker answers a task with that task's output: both ends are built from one table.
      const job: Job = {
        task,
        input,
        options,
        reject,
        resolve: output => resolve(output as Tasks[T]['output']),
      }
      this.#queue.push(job)
      options.signal?.addEventListener('abort', () => this.#dequeue(job), { once: true })
      this.#advance()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#queue.splice(0)) job.reject(new TaskCancelled(job.task))
    await Promise.all([...this.#threads.keys()].map(thread => thread.close()))
  }

  #dequeue(job: Job): void {
    const at = this.#queue.indexOf(job)
    if (at < 0) return
    this.#queue.splice(at, 1)
    job.reject(new TaskCancelled(job.task))
  }

  #advance(): void {
    while (this.#queue.length > 0) {
      const thread = [...this.#threads.keys()].find(each => !each.busy) ?? this.#grow()
      const job = thread === null ? undefined : this.#queue.shift()
      if (thread === null || job === undefined) return
      clearTimeout(this.#threads.get(thread) ?? undefined)
      this.#threads.set(thread, null)
      thread.start(job)
    }
  }

  #grow(): Thread | null {
    if (this.#threads.size >= this.#size) return null
    const thread = new Thread(this.#spawn(), free => this.#rest(free), gone => this.#lose(gone)) // prettier-ignore
    this.#threads.set(thread, null)
    return thread
  }

  #rest(thread: Thread): void {
    this.#advance()
    if (thread.busy || this.#closed) return
    const timer = setTimeout(() => void thread.close(), this.#idleMs)
    timer.unref()
    this.#threads.set(thread, timer)
  }

  #lose(thread: Thread): void {
    clearTimeout(this.#threads.get(thread) ?? undefined)
    this.#threads.delete(thread)
    if (!this.#closed) this.#advance()
  }
}
