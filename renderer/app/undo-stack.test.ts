import { describe, expect, it, vi } from 'vitest'
import { boardIdSchema, dealIdSchema } from '../../core/ids'
import type { Result } from '../../core/result'
import type { Inverse, RevertStep } from '../../electron/contract/inverse'
import type { Failure } from '../../electron/contract/messages'
import type { EngineClient } from './engine-client'
import { UndoStack } from './undo-stack'

const boardId = boardIdSchema.parse('b1')
function inverseOf(...values: string[]): Inverse {
  const steps = values.map((value): RevertStep => ({
    dealId: dealIdSchema.parse('d1'),
    field: 'title',
    expected: { edited: true, value: 'new' },
    to: { edited: true, value },
  }))
  return { kind: 'revert', boardId, steps }
}
type Answer = Result<{ inverse: Inverse | null }, Failure>
const done = (inverse: Inverse | null): Promise<Answer> => Promise.resolve({ ok: true, value: { inverse } })

function stack(skipped = 0) {
  const sent: { name: string; input: { steps?: (RevertStep & { changeId: string })[] } }[] = []
  const command = vi.fn((name: string, input: { steps?: (RevertStep & { changeId: string })[] }) => {
    sent.push({ name, input })
    const steps = (input.steps ?? []).map(({ dealId, field, expected, to }) => ({
      dealId,
      field,
      expected: to,
      to: expected,
    }))
    return Promise.resolve({
      ok: true,
      value: { inverse: { kind: 'revert', boardId, steps }, skipped, deals: 0 },
    })
  })
  return { sent, undo: new UndoStack({ command } as unknown as Pick<EngineClient, 'command'>) }
}

describe('undo', () => {
  it('D10: undoes in the reverse order of doing, and redo does it again', async () => {
    const { sent, undo } = stack()
    undo.record({ what: 'edit' }, done(inverseOf('first')))
    undo.record({ what: 'edit' }, done(inverseOf('second')))
    expect(await undo.undo()).toMatchObject({ kind: 'done', skipped: 0 })
    await undo.undo()
    expect(sent.map(one => one.input.steps?.[0]?.to)).toEqual([
      { edited: true, value: 'second' },
      { edited: true, value: 'first' },
    ])
    await undo.redo()
    expect(sent[2]?.input.steps?.[0]).toMatchObject({ to: { value: 'new' }, expected: { value: 'first' } })
    expect(undo.depth.get()).toEqual({ undo: 1, redo: 1 })
  })

  it('waits for the answer of a command that is still under way', async () => {
    const { sent, undo } = stack()
    let answer: (value: Answer) => void = () => undefined
    undo.record({ what: 'move' }, new Promise<Answer>(resolve => (answer = resolve)))
    const outcome = undo.undo()
    expect(sent).toHaveLength(0)
    answer({ ok: true, value: { inverse: inverseOf('x') } })
    expect(await outcome).toMatchObject({ kind: 'done' })
  })

  it('passes over commands that changed nothing or were refused', async () => {
    const { undo } = stack()
    undo.record({ what: 'edit', title: 'kept' }, done(inverseOf('x')))
    undo.record({ what: 'edit', title: 'nothing' }, done(null))
    undo.record(
      { what: 'edit', title: 'refused' },
      Promise.resolve({ ok: false, error: { code: 'disk-full', detail: '' } }),
    )
    expect(await undo.undo()).toMatchObject({ deed: { title: 'kept' } })
    expect(await undo.undo()).toEqual({ kind: 'nothing' })
  })

  it('undoes one that is not the last, and that one only; redo does it again', async () => {
    const { sent, undo } = stack()
    const first = undo.record({ what: 'delete' }, done(inverseOf('first')))
    const second = undo.record({ what: 'edit' }, done(inverseOf('second')))
    expect(await undo.undoThis(first)).toMatchObject({ kind: 'done', deed: { what: 'delete' } })
    expect(sent.map(one => one.input.steps?.[0]?.to)).toEqual([{ edited: true, value: 'first' }])
    expect([undo.holds(first), undo.holds(second)]).toEqual([false, true])
    expect(undo.depth.get()).toEqual({ undo: 1, redo: 1 })
    expect(await undo.undoThis(first)).toEqual({ kind: 'nothing' })
    await undo.undo()
    expect(undo.holds(second)).toBe(false)
    expect(sent).toHaveLength(2)
  })

  it('what failed to be undone stays where it was', async () => {
    const command = vi.fn(() => Promise.resolve({ ok: false, error: { code: 'disk-full', detail: '' } }))
    const undo = new UndoStack({ command } as unknown as Pick<EngineClient, 'command'>)
    const first = undo.record({ what: 'delete' }, done(inverseOf('first')))
    undo.record({ what: 'edit' }, done(inverseOf('second')))
    expect(await undo.undoThis(first)).toMatchObject({ kind: 'failed' })
    expect(undo.holds(first)).toBe(true)
    expect(await undo.undo()).toMatchObject({ kind: 'failed', deed: { what: 'edit' } })
  })

  it('says how many steps were left alone, uses fresh change ids, and a new deed ends redo', async () => {
    const { sent, undo } = stack(1)
    undo.record({ what: 'edit' }, done(inverseOf('a', 'b')))
    expect(await undo.undo()).toMatchObject({ kind: 'done', skipped: 1, steps: 2 })
    const ids = sent[0]!.input.steps!.map(step => step.changeId)
    expect(new Set(ids).size).toBe(2)
    undo.record({ what: 'edit' }, done(null))
    expect(await undo.redo()).toEqual({ kind: 'nothing' })
  })
})

/** A document's own steps, as an undo manager keeps them. */
function document(steps: string[] = []) {
  const undone: string[] = []
  const interrupts = vi.fn(() => void (undone.length = 0))
  const writing = {
    undo: () => {
      const step = steps.pop()
      if (step !== undefined) undone.push(step)
      return step !== undefined
    },
    redo: () => {
      const step = undone.pop()
      if (step !== undefined) steps.push(step)
      return step !== undefined
    },
    interrupt: interrupts,
  }
  return { steps, interrupts, writing }
}

describe('texts and records', () => {
  it('D10: are undone in the one order in which they were done', async () => {
    const { sent, undo } = stack()
    const { steps, writing } = document(['a', 'b'])
    undo.recordWriting(writing, { what: 'writePage' })
    undo.record({ what: 'renamePage' }, done(inverseOf('title')))
    undo.recordWriting(writing, { what: 'writePage' })
    await undo.undo()
    expect([steps, sent.length]).toEqual([['a'], 0])
    await undo.undo()
    expect([steps, sent.length]).toEqual([['a'], 1])
    await undo.undo()
    expect([steps, sent.length]).toEqual([[], 1])
    await undo.redo()
    expect([steps, sent.length]).toEqual([['a'], 1])
    await undo.redo()
    await undo.redo()
    expect([steps, sent.length]).toEqual([['a', 'b'], 2])
  })

  it('what is written after a command is a step of its own', () => {
    const { undo } = stack()
    const { interrupts, writing } = document(['a'])
    undo.recordWriting(writing, { what: 'writePage' })
    expect(interrupts).not.toHaveBeenCalled()
    undo.record({ what: 'renamePage' }, done(inverseOf('title')))
    expect(interrupts).toHaveBeenCalledOnce()
  })

  it('a step that has gone from the document is passed over', async () => {
    const { sent, undo } = stack()
    const { steps, writing } = document(['a'])
    undo.record({ what: 'renamePage' }, done(inverseOf('title')))
    undo.recordWriting(writing, { what: 'writePage' })
    steps.length = 0
    expect(await undo.undo()).toMatchObject({ kind: 'done', deed: { what: 'renamePage' } })
    expect(sent).toHaveLength(1)
  })

  it('a document that was closed is out of reach', async () => {
    const { undo } = stack()
    const { steps, writing } = document(['a'])
    undo.recordWriting(writing, { what: 'writePage' })
    undo.forgetWriting(writing)
    expect(await undo.undo()).toEqual({ kind: 'nothing' })
    expect(steps).toEqual(['a'])
  })

  it('D10: undoing what closes the document that is open leaves it to be done again', async () => {
    const { writing } = document(['a'])
    const answered = { ok: true, value: { inverse: inverseOf('page'), skipped: 0 } }
    // The page goes before the answer comes.
    const command = () => Promise.resolve(undo.forgetWriting(writing)).then(() => answered)
    const undo = new UndoStack({ command } as unknown as Pick<EngineClient, 'command'>)
    undo.recordWriting(writing, { what: 'writePage' })
    undo.record({ what: 'import' }, done(inverseOf('page')))
    expect(await undo.undo()).toMatchObject({ kind: 'done', deed: { what: 'import' } })
    expect(undo.depth.get()).toEqual({ undo: 0, redo: 1 })
  })
})
