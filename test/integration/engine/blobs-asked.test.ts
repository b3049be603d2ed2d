import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Blobs } from '../../../electron/engine/blobs/blobs'
import type { Timers } from '../../../electron/engine/timers'
import { until } from '../../support/until'

const INVENTED = 'ab'.repeat(32)

let folder: string
let relay: Server
let asked: number
let blobs: Blobs
let waiting: { readonly ms: number; readonly task: () => void }[]
const held: Timers = {
  now: () => 0,
  after: (ms, task) => {
    const mine = { ms, task }
    waiting.push(mine)
    return () => void (waiting = waiting.filter(other => other !== mine))
  },
  soon: task => held.after(0, task),
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'winroom-asked-'))
  asked = 0
  waiting = []
  relay = createServer((_request, answer) => {
    asked++
    answer.writeHead(404).end()
  })
  await new Promise<void>(resolve => relay.listen(0, '127.0.0.1', resolve))
  blobs = new Blobs({ folder, workspaceId: 'w', timers: held })
  blobs.follow(`ws://127.0.0.1:${(relay.address() as AddressInfo).port}`, false)
})
afterEach(async () => {
  await blobs.close()
  await new Promise(resolve => relay.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

/** Lets time go on until nothing is asked for any more; the time that went by. */
async function untilQuiet(): Promise<number> {
  let passed = 0
  for (let round = 0; round < 200; round++) {
    await until(() => waiting.length > 0 || blobs.wanted === 0, 'the next try, or the end of them')
    const next = waiting.shift()
    if (next === undefined) return passed
    passed += next.ms
    next.task()
  }
  throw new Error('asked for without end')
}

test('S6: a picture that nobody has is asked for soon, then seldom, then no more; looking at its page asks again', async () => {
  expect(await blobs.get(INVENTED)).toBeNull()
  const passed = await untilQuiet()
  expect(asked).toBeLessThan(40)
  expect(passed, 'whoever is away for an hour may still bring it').toBeGreaterThan(3_600_000)

  const before = asked
  expect(await blobs.get(INVENTED)).toBeNull()
  expect(blobs.wanted).toBe(1)
  await untilQuiet()
  expect(asked).toBeGreaterThan(before + 10)
})
