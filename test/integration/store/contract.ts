import { afterEach, describe, expect, it } from 'vitest'
import { StoreError, type DocumentName, type DocumentStore } from '../../../electron/engine/store/port'
import { bytes, joined, joinAll, name } from './support'

/**
 * What every document store does, whatever it is made of. `open` opens an empty store, and again the same one with what
 * was stored before, when it can be reopened at all.
 */
export function describeDocumentStore(
  title: string,
  open: () => { store: DocumentStore; reopen?: () => Promise<DocumentStore> },
): void {
  describe(`DocumentStore: ${title}`, () => {
    const opened: DocumentStore[] = []
    const fresh = () => {
      const made = open()
      opened.push(made.store)
      return made
    }
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close()
    })
    const [a, b] = [name('board/a'), name('board/b')]

    it('gives an empty document for a name that was never written', () => {
      expect(fresh().store.load(a)).toEqual({ updates: [], seq: 0, damage: [] })
    })

    it('gives back what was appended, oldest first, each document its own', async () => {
      const { store } = fresh()
      await store.append([
        { document: a, update: bytes('a1') },
        { document: b, update: bytes('b1') },
      ])
      await store.append([{ document: a, update: bytes('a2') }])
      expect(joined(store.load(a))).toEqual(['a1', 'a2'])
      expect(joined(store.load(b))).toEqual(['b1'])
    })

    it('numbers rise over the whole store, and an append resolves with its newest', async () => {
      const { store } = fresh()
      const first = await store.append([
        { document: a, update: bytes('1') },
        { document: b, update: bytes('2') },
      ])
      const second = await store.append([{ document: a, update: bytes('3') }])
      expect(second).toBeGreaterThan(first)
      expect(store.lastSeq(a)).toBe(second)
      expect(store.lastSeq(b)).toBe(first)
      expect(store.load(b).seq).toBe(first)
    })

    it('keeps the order of appends that share a group', async () => {
      const { store } = fresh()
      const seqs = await Promise.all(
        Array.from({ length: 50 }, (_, n) => store.append([{ document: a, update: bytes(`${n}`) }])),
      )
      expect(seqs).toEqual([...seqs].sort((x, y) => x - y))
      expect(new Set(seqs).size).toBe(50)
      expect(joined(store.load(a))).toEqual(Array.from({ length: 50 }, (_, n) => `${n}`))
    })

    it('keeps empty and large updates, and bytes that are a view into something larger', async () => {
      const { store } = fresh()
      const large = new Uint8Array(3_000_000).map((_, n) => n % 251)
      const view = bytes('..view..').subarray(2, 6)
      await store.append([new Uint8Array(), large, view].map(update => ({ document: a, update })))
      const { updates } = store.load(a)
      expect(updates.map(update => update.byteLength)).toEqual([0, 3_000_000, 4])
      expect(Buffer.compare(updates[1]!, large)).toBe(0)
      expect(Buffer.from(updates[2]!).toString()).toBe('view')
    })

    it('flush resolves once what was appended before it can be loaded', async () => {
      const { store } = fresh()
      const appended = store.append([{ document: a, update: bytes('1') }])
      await store.flush()
      expect(joined(store.load(a))).toEqual(['1'])
      await appended
    })

    it('an empty append resolves and stores nothing', async () => {
      const { store } = fresh()
      await store.append([])
      expect(store.documents()).toEqual([])
    })

    it('lists its documents with what no snapshot covers', async () => {
      const { store } = fresh()
      await store.append([
        { document: a, update: bytes('123') },
        { document: a, update: bytes('45') },
        { document: b, update: bytes('6') },
      ])
      const sorted = store.documents().sort((x, y) => (x.document < y.document ? -1 : 1))
      expect(sorted).toEqual([
        { document: a, seq: store.lastSeq(a), logEntries: 2, logBytes: 5 },
        { document: b, seq: store.lastSeq(b), logEntries: 1, logBytes: 1 },
      ])
    })

    it('S2: compaction folds a document into one update and leaves the others alone', async () => {
      const { store } = fresh()
      await store.append(['1', '2', '3'].map(text => ({ document: a, update: bytes(text) })))
      await store.append([{ document: b, update: bytes('b') }])
      const seq = store.lastSeq(a)
      store.compact(a, joinAll)
      expect(joined(store.load(a))).toEqual(['1+2+3'])
      expect(joined(store.load(b))).toEqual(['b'])
      expect(store.lastSeq(a)).toBe(seq)
      expect(store.documents().find(each => each.document === a)).toMatchObject({
        seq,
        logEntries: 0,
        logBytes: 0,
      })
    })

    it('S2: what is appended after a compaction comes after the snapshot, and is folded by the next', async () => {
      const { store } = fresh()
      for (let round = 0; round < 4; round++) {
        await store.append([{ document: a, update: bytes(`${round}`) }])
        store.compact(a, joinAll)
      }
      await store.append([{ document: a, update: bytes('last') }])
      expect(joined(store.load(a))).toEqual(['0+1+2+3', 'last'])
      expect(store.documents()[0]).toMatchObject({ logEntries: 1, logBytes: 4 })
    })

    it('S2: compacting what is compacted, or was never written, changes nothing', async () => {
      const { store } = fresh()
      await store.append([{ document: a, update: bytes('1') }])
      store.compact(a, joinAll)
      let merges = 0
      const count = () => (merges++, bytes('wrong'))
      store.compact(a, count)
      store.compact(b, count)
      expect(merges).toBe(0)
      expect(joined(store.load(a))).toEqual(['1'])
      expect(store.documents().map(each => each.document)).toEqual([a])
    })

    it('S2: a merge that fails leaves the document as it was', async () => {
      const { store } = fresh()
      await store.append([
        { document: a, update: bytes('1') },
        { document: a, update: bytes('2') },
      ])
      expect(() =>
        store.compact(a, () => {
          throw new Error('cannot merge')
        }),
      ).toThrow('cannot merge')
      expect(joined(store.load(a))).toEqual(['1', '2'])
    })

    it('keeps settings, the newest value of each', () => {
      const { store } = fresh()
      expect(store.getMeta('workspace')).toBeNull()
      store.setMeta('workspace', 'one')
      store.setMeta('other', '')
      store.setMeta('workspace', 'two')
      expect(store.getMeta('workspace')).toBe('two')
      expect(store.getMeta('other')).toBe('')
    })

    it('a healthy store has nothing to report', async () => {
      const { store } = fresh()
      await store.append([{ document: a, update: bytes('1') }])
      store.compact(a, joinAll)
      store.setMeta('key', 'value')
      expect(store.check()).toEqual([])
    })

    it('a closed store refuses everything, and closing twice is fine; appends made before are kept', async () => {
      const { store } = fresh()
      const appended = store.append([{ document: a, update: bytes('1') }])
      await Promise.all([store.close(), store.close()])
      await expect(appended).resolves.toBe(1)
      await expect(store.append([{ document: a, update: bytes('2') }])).rejects.toMatchObject({
        code: 'closed',
      })
      for (const use of [
        () => store.load(a),
        () => store.documents(),
        () => store.lastSeq(a),
        () => store.getMeta('x'),
      ]) {
        expect(use).toThrow(StoreError)
      }
    })

    it('behaves as the model does under any mix of appends, compactions and reopenings', async () => {
      const { default: fc } = await import('fast-check')
      const step = fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record({
            do: fc.constant('append' as const),
            to: fc.nat(2),
            text: fc.string({ maxLength: 20 }),
          }),
        },
        { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), to: fc.nat(2) }) },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
      )
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
          const made = fresh()
          let store = made.store
          const model = new Map<DocumentName, string>()
          for (const each of steps) {
            if (each.do === 'reopen') {
              if (made.reopen) opened.push((store = await made.reopen()))
              continue
            }
            const document = name(`board/${each.to}`)
            if (each.do === 'compact')
              store.compact(document, updates => new Uint8Array(Buffer.concat(updates)))
            else {
              await store.append([{ document, update: bytes(each.text) }])
              model.set(document, (model.get(document) ?? '') + each.text)
            }
          }
          for (const [document, content] of model) {
            expect(Buffer.concat(store.load(document).updates).toString()).toBe(
              Buffer.from(content).toString(),
            )
            expect(store.load(document).damage).toEqual([])
          }
          expect(store.check()).toEqual([])
          await store.close()
        }),
        { numRuns: 40 },
      )
    })
  })
}
