import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { DocumentName } from '../../../electron/engine/store/port'
import { runChild, type Child } from '../../support/child'
import { startEngine, type Harness } from '../../support/engine-harness'
import { keysIn } from '../../support/keys-in'
import { rounds, seeded, seedsToRun } from '../../support/seeded'
import { until } from '../../support/until'
import { listeningRelay } from '../relay/support'

const writing = fileURLToPath(new URL('./children/writing-pages.ts', import.meta.url))
const ROUNDS = rounds(3, 40)
const PAGES = 20

const last = (child: Child, what: string): number =>
  Number(child.lines.findLast(line => line.startsWith(`${what} `))?.split(' ')[1] ?? 0)

function wordsOf(harness: Harness): Set<string> {
  const { documents } = harness.engine.workspace!
  const pages = Array.from({ length: PAGES }, (_, i) => documents.read(`page/${i}` as DocumentName))
  return new Set(pages.flatMap(doc => [...doc.getMap('words').keys()]))
}

const missing = (words: ReadonlySet<string>, upTo: number): string[] =>
  Array.from({ length: upTo }, (_, i) => `w${i + 1}`).filter(word => !words.has(word))

describe.each(seedsToRun(613))('seed %i', seed => {
  test(
    `S5, S6: engine and relay killed ${ROUNDS} times: what was held is at a computer that comes later; what was saved arrives in the end`,
    { timeout: 900_000 },
    async () => {
      const random = seeded(seed)
      const dataDir = mkdtempSync(join(tmpdir(), 'winroom-pages-'))
      const relayDir = mkdtempSync(join(tmpdir(), 'winroom-relay-'))
      let relay = await listeningRelay(['--open', '--port', '0', '--data', relayDir])
      const { port } = new URL(relay.url)
      const restartRelay = async (): Promise<void> => {
        relay.signal('SIGKILL')
        await relay.exited
        relay = await listeningRelay(['--open', '--port', port, '--data', relayDir])
      }
      let written = 0
      let held = 0
      let link = ''

      /** What a computer has that knows of the relay alone. */
      async function newcomer(upTo: number): Promise<void> {
        const harness = await startEngine()
        await harness.window().command('workspace.join', { link })
        await until(
          () => missing(wordsOf(harness), upTo).length === 0,
          `all ${upTo} words at a newcomer`,
          60_000,
        )
        await harness.stop()
      }

      for (let round = 0; round < ROUNDS; round++) {
        const child = runChild(writing, [dataDir, relay.url, String(written), String(PAGES)])
        const enough = 5 + Math.floor(random() * 60)
        await until(() => child.lines.length >= enough, `${enough} lines`, 90_000)
        if (random() < 0.5) {
          await restartRelay()
          const more = child.lines.length + 20 + Math.floor(random() * 60)
          await until(() => child.lines.length >= more, `${more} lines`, 90_000)
        }
        if (random() < 0.5) await until(() => last(child, 'held') > held, 'something held', 90_000)
        await child.kill()
        await restartRelay()
        link = child.lines.find(line => line.startsWith('link '))?.slice(5) ?? link
        held = Math.max(held, last(child, 'held'))
        await newcomer(held)
        const saved = Math.max(written, last(child, 'wrote'))
        const own = await startEngine({ dataDir, ...keysIn(dataDir) })
        expect(missing(wordsOf(own), saved), 'S1: saved is on disk').toEqual([])
        written = Math.max(saved, ...[...wordsOf(own)].map(word => Number(word.slice(1))))
        expect(own.engine.workspace!.store.check()).toEqual([])
        await own.stop()
      }

      const own = await startEngine({ dataDir, ...keysIn(dataDir) })
      await own.window().whole('sync', status => status.connection === 'connected' && status.unheld === 0)
      await own.stop()
      await newcomer(written)
      relay.signal('SIGKILL')
      await relay.exited
      for (const folder of [dataDir, relayDir]) rmSync(folder, { recursive: true, force: true })
    },
  )
})
