import { describe, expect, it } from 'vitest'
import { GroupCommit, MAX_GATHER_MS } from './group-commit'
import type { DocumentName, LogEntry } from './port'

const entry = (text: string): LogEntry => ({
  document: 'board/a' as DocumentName,
  update: new Uint8Array(Buffer.from(text)),
})

/** A loop whose time passes by hand. `takes` is how long a commit lasts. */
function handLoop(takes = 3) {
  let now = 0
  let due: { at: number; run: () => void }[] = []
  const groups: number[] = []
  let fail: Error | null = null
  const group = new GroupCommit({
    clock: () => now,
    timers: {
      soon: run => void due.push({ at: now, run }),
      after: (ms, run) => void due.push({ at: now + ms, run }),
    },
    commit: calls => {
      now += takes
      if (fail) throw fail
      groups.push(calls.length)
      return calls.map((_, index) => index + 1)
    },
  })
  const advanceTo = (time: number) => {
    now = Math.max(now, time)
    const [ready, later] = [due.filter(each => each.at <= now), due.filter(each => each.at > now)]
    due = later
    for (const each of ready) each.run()
  }
  return { group, groups, advanceTo, failWith: (error: Error | null) => (fail = error), time: () => now }
}

describe('S1: group commit', () => {
  it('commits the first append after a quiet time on the next turn', async () => {
    const loop = handLoop()
    const done = loop.group.append([entry('1')])
    expect(loop.groups).toEqual([])
    loop.advanceTo(0)
    await expect(done).resolves.toBe(1)
    expect(loop.groups).toEqual([1])
  })

  it('gathers the next group for as long as the last commit took', () => {
    const loop = handLoop(3)
    void loop.group.append([entry('1')])
    loop.advanceTo(0)
    void loop.group.append([entry('2')])
    loop.advanceTo(5)
    void loop.group.append([entry('3')])
    expect(loop.groups).toEqual([1])
    loop.advanceTo(6)
    expect(loop.groups).toEqual([1, 2])
  })

  it('never gathers for longer than the limit, however slow the disk', () => {
    const loop = handLoop(400)
    void loop.group.append([entry('1')])
    loop.advanceTo(0)
    void loop.group.append([entry('2')])
    loop.advanceTo(400 + MAX_GATHER_MS)
    expect(loop.groups).toEqual([1, 1])
    expect(MAX_GATHER_MS).toBeLessThanOrEqual(50)
  })

  it('does not gather beyond a full group', () => {
    const loop = handLoop(8)
    void loop.group.append([entry('1')])
    loop.advanceTo(0)
    const large = { document: 'board/a' as DocumentName, update: new Uint8Array(5_000_000) }
    void loop.group.append([large])
    void loop.group.append([large])
    void loop.group.append([entry('2')])
    loop.advanceTo(loop.time())
    expect(loop.groups).toEqual([1, 3])
  })

  it('rejects exactly the appends of the failed group, and goes on', async () => {
    const loop = handLoop()
    loop.failWith(new Error('disk full'))
    const failed = [loop.group.append([entry('1')]), loop.group.append([entry('2')])]
    const outcomes = Promise.allSettled(failed)
    loop.advanceTo(0)
    expect((await outcomes).map(each => each.status)).toEqual(['rejected', 'rejected'])
    loop.failWith(null)
    const next = loop.group.append([entry('3')])
    loop.advanceTo(20)
    await expect(next).resolves.toBe(1)
  })

  it('waits for its turn while another connection writes, and gives up after a while', async () => {
    const loop = handLoop(0)
    loop.failWith(Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }))
    const waiting = loop.group.append([entry('1')])
    const outcome = Promise.allSettled([waiting])
    for (let time = 0; time <= 9_000; time += 2) loop.advanceTo(time)
    loop.failWith(null)
    loop.advanceTo(9_002)
    expect(await outcome).toEqual([{ status: 'fulfilled', value: 1 }])
    loop.failWith(Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }))
    const never = Promise.allSettled([loop.group.append([entry('2')])])
    for (let time = 9_002; time <= 19_100; time += 2) loop.advanceTo(time)
    expect((await never)[0].status).toBe('rejected')
  })
})
