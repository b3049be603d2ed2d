import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Batch } from './batch'
import { updateFrame } from './wire'
import { wsFrame } from './ws-frame'

test('each member gets, in order, every frame but its own', () => {
  const update = fc.uint8Array({ minLength: 1, maxLength: 70_000 })
  const turns = fc.array(fc.array(update, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(turns, said => {
      const senders = said.map((updates, i) => ({ i, updates }))
      const turn = senders.flatMap(from => from.updates.map(each => ({ from, update: each })))
      const batch = Batch.of(turn)
      for (const member of [...senders, {}]) {
        const expected = turn
          .filter(({ from }) => from !== member)
          .flatMap(part => wsFrame(updateFrame(part.update)))
        expect(Buffer.concat(batch!.piecesFor(member)).equals(Buffer.concat(expected))).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('large updates go in frames of their own', () => {
  const update = new Uint8Array(400_000)
  expect(Batch.of([{}, {}].map(from => ({ from, update })))).not.toBe(null)
  expect(Batch.of([{}, {}, {}].map(from => ({ from, update })))).toBe(null)
})
