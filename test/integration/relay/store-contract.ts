import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { toRoomName, type RoomName } from '../../../sync-server/room-name'
import { type LogStore, type RoomLog, RoomExistsError } from '../../../sync-server/store/port'

const room = (name: string): RoomName => toRoomName(name)!
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const text = (log: RoomLog): string =>
  log.state === 'damaged'
    ? `damaged`
    : [
        ...(log.snapshot ? [`<${log.snapshot.upTo}:${log.snapshot.bytes.join()}>`] : []),
        ...log.entries.map(entry => `${entry.seq}:${entry.bytes.join()}`),
      ].join(' ') + ` |${log.head}`

/** One kind of store, and what a test may do to it from outside. */
export interface Subject {
  open(): LogStore | Promise<LogStore>
  /** Changes one stored byte of the entry `seq` of `name`, while nothing has it open. */
  flip(name: string, seq: number): unknown
  /** Sets back the number of the last entry. */
  rewind(name: string, head: number): unknown
  /** Makes one stored value text that is no UTF-8, where the store's file knows types. */
  retype?(name: string, seq: number): unknown
  /** Makes one stored entry vanish. */
  lose(name: string, seq: number): unknown
  /** Removes what it kept. */
  end?(): unknown
}

/** The rules of the port, as tests of the store that `makeSubject` makes anew for each. To be called inside a `describe`. */
export function storeContract(makeSubject: () => Promise<Subject> | Subject, runs = 60): void {
  let subject: Subject
  let store: LogStore
  const reopen = async (): Promise<void> => {
    await store.close()
    store = await subject.open()
  }

  beforeEach(async () => {
    subject = await makeSubject()
    store = await subject.open()
  })
  afterEach(async () => {
    await store.close()
    await subject.end?.()
  })

  test('a room that never was is empty', async () => {
    expect(text(await store.read(room('w/none')))).toBe(' |0')
    expect(await store.rooms()).toEqual([])
  })

  test('L1 append answers with the number of the last entry, and it is there after a restart', async () => {
    expect(await store.append(room('w/a'), [bytes(1)])).toBe(1)
    expect(await store.append(room('w/a'), [bytes(2), bytes(3)])).toBe(3)
    expect(await store.append(room('w/b'), [bytes(9)])).toBe(1)
    await reopen()
    expect(text(await store.read(room('w/a')))).toBe('1:1 2:2 3:3 |3')
    expect(text(await store.read(room('w/b')))).toBe('1:9 |1')
  })

  test('L2 a read sees every append made before it, answered or not', async () => {
    const writing = [1, 2, 3].map(n => store.append(room('w/a'), [bytes(n)]))
    expect(text(await store.read(room('w/a')))).toBe('1:1 2:2 3:3 |3')
    expect(await Promise.all(writing)).toEqual([1, 2, 3])
  })

  test('an entry may be empty, and large', async () => {
    const large = new Uint8Array(3_000_000).map((_, i) => i % 251)
    await store.append(room('w/a'), [bytes(), large])
    const log = await store.read(room('w/a'))
    expect(log.state === 'whole' && log.entries.map(entry => entry.bytes.length)).toEqual([0, large.length])
    expect(log.state === 'whole' && Buffer.compare(log.entries[1]!.bytes, large)).toBe(0)
  })

  test('the caller may reuse its buffer once it was answered', async () => {
    const buffer = bytes(1, 2)
    await store.append(room('w/a'), [buffer.subarray(1)])
    buffer.fill(7)
    expect(text(await store.read(room('w/a')))).toBe('1:2 |1')
  })

  test('a read from a cursor gives what follows', async () => {
    await store.append(room('w/a'), [bytes(1), bytes(2), bytes(3)])
    expect(text(await store.read(room('w/a'), 1))).toBe('2:2 3:3 |3')
    expect(text(await store.read(room('w/a'), 3))).toBe(' |3')
  })

  test('L3 L4 compaction trims what the snapshot covers, and numbers go on', async () => {
    await store.append(room('w/a'), [bytes(1), bytes(2), bytes(3)])
    await store.compact(room('w/a'), { upTo: 2, bytes: bytes(12) })
    expect(text(await store.read(room('w/a')))).toBe('<2:12> 3:3 |3')
    await store.compact(room('w/a'), { upTo: 3, bytes: bytes(123) })
    await reopen()
    expect(text(await store.read(room('w/a')))).toBe('<3:123> |3')
    expect(await store.append(room('w/a'), [bytes(4)])).toBe(4)
    expect(text(await store.read(room('w/a'), 1))).toBe('<3:123> 4:4 |4')
    expect(text(await store.read(room('w/a'), 3))).toBe('4:4 |4')
  })

  test('an older snapshot changes nothing, one of the future is refused', async () => {
    await store.append(room('w/a'), [bytes(1), bytes(2)])
    await store.compact(room('w/a'), { upTo: 2, bytes: bytes(12) })
    await store.compact(room('w/a'), { upTo: 1, bytes: bytes(66) })
    expect(text(await store.read(room('w/a')))).toBe('<2:12> |2')
    await expect(
      Promise.resolve().then(() => store.compact(room('w/a'), { upTo: 3, bytes: bytes(6) })),
    ).rejects.toThrow('ends at 2')
  })

  test('rooms are listed page by page', async () => {
    for (const name of ['w/c', 'w/a', 'v', 'w/b']) await store.append(room(name), [bytes(1), bytes(2)])
    await store.compact(room('w/a'), { upTo: 1, bytes: bytes(1) })
    expect(await store.rooms('', 2)).toEqual([
      { room: 'v', head: 2, entries: 2 },
      { room: 'w/a', head: 2, entries: 1 },
    ])
    expect((await store.rooms('w/a')).map(info => info.room)).toEqual(['w/b', 'w/c'])
  })

  test('L5 a changed byte makes its room damaged, and no other', async () => {
    await store.append(room('w/a'), [bytes(1), bytes(2), bytes(3)])
    await store.append(room('w/b'), [bytes(4)])
    await store.close()
    await subject.flip('w/a', 2)
    store = await subject.open()
    const damaged = await store.read(room('w/a'))
    expect(damaged).toMatchObject({ state: 'damaged', what: expect.stringContaining('entry 2') as string })
    expect(text(await store.read(room('w/a'), 2))).toBe('3:3 |3')
    expect(text(await store.read(room('w/b')))).toBe('1:4 |1')
  })

  test.each([-78, 1, 9])('L5 a log whose count says %i where there are 3 is damaged', async head => {
    await store.append(room('w/a'), [bytes(1), bytes(2), bytes(3)])
    await store.close()
    await subject.rewind('w/a', head)
    store = await subject.open()
    expect(await store.read(room('w/a'))).toMatchObject({ state: 'damaged' })
  })

  test('a cursor beyond the end reads nothing, and is told where the end is', async () => {
    await store.append(room('w/a'), [bytes(1)])
    expect(text(await store.read(room('w/a'), 7))).toBe(' |1')
  })

  test('L5 a byte string that turned into text is damage, not the end of the process', async () => {
    if (!subject.retype) return
    await store.append(room('w/a'), [bytes(1)])
    await store.close()
    await subject.retype('w/a', 1)
    store = await subject.open()
    expect(await store.read(room('w/a'))).toMatchObject({ state: 'damaged' })
  })

  test.each([1, 2, 3])('L5 an entry that vanished (%i of 3) is damage, not a shorter log', async seq => {
    await store.append(room('w/a'), [bytes(1), bytes(2), bytes(3)])
    await store.close()
    await subject.lose('w/a', seq)
    store = await subject.open()
    expect(await store.read(room('w/a'))).toMatchObject({ state: 'damaged' })
  })

  test('heads tells how far each room has come, those that never were too', async () => {
    void store.append(room('w/a'), [bytes(1), bytes(2)])
    await store.append(room('w/b'), [bytes(3)])
    await store.compact(room('w/a'), { upTo: 2, bytes: bytes(12) })
    const heads = await store.heads([room('w/b'), room('w/none'), room('w/a')])
    expect([...heads]).toEqual([
      ['w/b', 1],
      ['w/none', 0],
      ['w/a', 2],
    ])
    expect(await store.heads([])).toEqual(new Map())
  })

  test('L7 the generation outlives a restart, and ends with a restore', async () => {
    const { generation } = store
    expect(generation.length).toBeGreaterThan(15)
    await store.append(room('w/a'), [bytes(1)])
    await reopen()
    expect(store.generation).toBe(generation)
    await store.restore(room('w/b'), { state: 'whole', snapshot: null, entries: [], head: 0 })
    expect(store.generation).not.toBe(generation)
    const restored = store.generation
    await reopen()
    expect(store.generation).toBe(restored)
  })

  test('a restored room reads as it was, goes on where it ended, and replaces none', async () => {
    const log = {
      state: 'whole',
      snapshot: { upTo: 7, bytes: bytes(7) },
      entries: [
        { seq: 8, bytes: bytes(8) },
        { seq: 9, bytes: bytes() },
      ],
      head: 9,
    } as const
    await store.restore(room('w/a'), log)
    await reopen()
    expect(text(await store.read(room('w/a')))).toBe('<7:7> 8:8 9: |9')
    expect(await store.append(room('w/a'), [bytes(10)])).toBe(10)
    await expect(store.restore(room('w/a'), log)).rejects.toThrow(RoomExistsError)
    expect(text(await store.read(room('w/a')))).toBe('<7:7> 8:8 9: 10:10 |10')
  })

  test('any mix of appends, compactions and restarts reads as the list of what was appended', async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('append' as const),
        room: fc.constantFrom('w/a', 'w/b'),
        sizes: fc.array(fc.nat(300), { minLength: 1, maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant('compact' as const),
        room: fc.constantFrom('w/a', 'w/b'),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.record({ kind: fc.constant('restart' as const) }),
    )
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        const prefix = `r${++run}`
        const model = new Map<string, { head: number; covered: number }>()
        for (const one of steps) {
          if (one.kind === 'restart') await reopen()
          if (one.kind === 'restart') continue
          const name = `${prefix}${one.room}`
          const at = model.get(name) ?? { head: 0, covered: 0 }
          if (one.kind === 'append') {
            const entries = one.sizes.map((size, i) => new Uint8Array(size).fill(at.head + 1 + i))
            at.head = await store.append(room(name), entries)
            model.set(name, at)
          } else if (at.head > 0) {
            const upTo = Math.ceil(one.part * at.head)
            if (upTo > at.covered) at.covered = upTo
            await store.compact(room(name), { upTo, bytes: bytes(upTo) })
          }
          const log = await store.read(room(name))
          if (log.state !== 'whole') throw new Error(log.what)
          expect(log.head).toBe(at.head)
          expect(log.snapshot?.upTo ?? 0).toBe(at.covered)
          expect(log.entries.map(entry => entry.seq)).toEqual(
            Array.from({ length: at.head - at.covered }, (_, i) => at.covered + 1 + i),
          )
          for (const entry of log.entries)
            expect(entry.bytes.every(value => value === entry.seq % 256)).toBe(true)
        }
      }),
      { numRuns: runs },
    )
  })
}
