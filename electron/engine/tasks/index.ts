import { TaskPool } from './pool'
import type { TaskRunner } from './port'
import { spawnWorker } from './spawn'

/** Runs long work on worker threads (S10). */
export function createTaskRunner(): TaskRunner {
  return new TaskPool({ spawn: spawnWorker })
}
