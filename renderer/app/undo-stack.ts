import { randomId } from '../../core/ids'
import type { Result } from '../../core/result'
import type { Inverse, SingleInverse } from '../../electron/contract/inverse'
import type { Failure } from '../../electron/contract/messages'
import { createValueStore } from '../replica/value-store'
import type { EngineClient } from './engine-client'

/** What was done, for the words of a notification: a key of `undo.*` and a name. */
export interface Deed {
  readonly what:
    | 'create' | 'add' | 'edit' | 'move' | 'delete' | 'restore' | 'import' | 'merge' | 'apart' | 'tellCrm' | 'editCells' | 'saveView' | 'removeView'
    | 'createPage' | 'renamePage' | 'editPage' | 'movePage' | 'deletePage' | 'restorePage' | 'writePage' | 'writeBrief' // prettier-ignore
  readonly title?: string
  readonly count?: number
}

/** Something that was done: what `undoThis` takes to undo it and nothing else. */
export interface Done {
  readonly deed: Deed
  readonly inverse: Promise<Inverse | null>
}

/**
 * What was written in a document that is open in this window. The document keeps its own steps; each of them has one entry
 * here, so that texts and records are undone in the one order in which they were done (D10).
 */
export interface WritingSteps {
  /** Whether there was a step to take back, or to do again. */
  undo(): boolean
  redo(): boolean
  /** Something else was done: what is written next is a step of its own, and what was undone can't be redone. */
  interrupt(): void
}
interface Written {
  readonly deed: Deed
  readonly writing: WritingSteps
}
type Entry = Done | Written

export type UndoOutcome =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'done'; readonly deed: Deed; readonly skipped: number; readonly steps: number }
  | { readonly kind: 'failed'; readonly deed: Deed; readonly error: Failure }

const DEEPEST = 200
/** `deal.revert` takes up to a thousand steps. */
const AT_ONCE = 1_000

/**
 * What this person did in this window, in the order of doing (D10). An entry is put down when a command is sent, not when
 * it is answered, so that an undo pressed at once undoes that command.
 */
export class UndoStack {
  readonly depth = createValueStore({ undo: 0, redo: 0 })
  readonly #client: Pick<EngineClient, 'command'>
  readonly #writings = new Set<WritingSteps>()
  #undo: Entry[] = []
  #redo: Entry[] = []
  #turn: Promise<unknown> = Promise.resolve()

  constructor(client: Pick<EngineClient, 'command'>) {
    this.#client = client
  }

  /** Puts a command on the stack by its answer. What was undone before can't be redone any more. */
  record(deed: Deed, answer: Promise<Result<{ inverse: Inverse | null }, Failure>>): Done {
    const done = { deed, inverse: answer.then(result => (result.ok ? result.value.inverse : null)) }
    for (const writing of this.#writings) writing.interrupt()
    this.#push(done)
    return done
  }

  /** Puts a new step of an open document on the stack. */
  recordWriting(writing: WritingSteps, deed: Deed): void {
    this.#writings.add(writing)
    for (const other of this.#writings) if (other !== writing) other.interrupt()
    this.#push({ deed, writing })
  }

  /** The document is closed: its steps are out of reach. */
  forgetWriting(writing: WritingSteps): void {
    this.#writings.delete(writing)
    // In place: what is just being undone may be what closes the document, and is put on the very stack that it knows.
    for (const entries of [this.#undo, this.#redo])
      for (let at = entries.length - 1; at >= 0; at--) {
        const entry = entries[at]
        if (entry !== undefined && 'writing' in entry && entry.writing === writing) entries.splice(at, 1)
      }
    this.#tell()
  }

  /** Whether it can still be undone: it was not, nor is it out of reach. */
  holds(done: Done): boolean {
    return this.#undo.includes(done)
  }

  /** Undoes this one, whatever was done after it. */
  undoThis(done: Done): Promise<UndoOutcome> {
    return this.#inTurn(async () => {
      const at = this.#undo.indexOf(done)
      if (at < 0) return { kind: 'nothing' }
      const mine = this.#undo.splice(at, 1)
      const outcome = await this.#step(mine, this.#redo)
      // What could not be undone goes back to its place.
      this.#undo.splice(at, 0, ...mine)
      return outcome
    })
  }

  undo(): Promise<UndoOutcome> {
    return this.#inTurn(() => this.#step(this.#undo, this.#redo))
  }

  redo(): Promise<UndoOutcome> {
    return this.#inTurn(() => this.#step(this.#redo, this.#undo, 'redo'))
  }

  /** Another workspace is open: what was done here is out of reach. */
  clear(): void {
    this.#undo = []
    this.#redo = []
    this.#tell()
  }

  #push(entry: Entry): void {
    this.#undo.push(entry)
    if (this.#undo.length > DEEPEST) this.#undo.shift()
    this.#redo = []
    this.#tell()
  }

  async #step(from: Entry[], to: Entry[], way: 'undo' | 'redo' = 'undo'): Promise<UndoOutcome> {
    for (let entry = from.pop(); entry !== undefined; entry = from.pop()) {
      const { deed } = entry
      if ('writing' in entry) {
        if (!entry.writing[way]()) continue
        to.push(entry)
        return { kind: 'done', deed, skipped: 0, steps: 1 }
      }
      const inverse = await entry.inverse
      if (inverse === null) continue
      const result = await this.#invert(inverse)
      if (!result.ok) {
        from.push(entry)
        return { kind: 'failed', deed, error: result.error }
      }
      const opposite = result.value.inverse
      if (opposite !== null) to.push({ deed, inverse: Promise.resolve(opposite) })
      return { kind: 'done', deed, skipped: result.value.skipped, steps: stepsOf(inverse) }
    }
    return { kind: 'nothing' }
  }

  async #invert(inverse: Inverse): Promise<Result<{ inverse: Inverse | null; skipped: number }, Failure>> {
    return inverse.kind === 'group' ? this.#invertGroup(inverse.inverses) : this.#invertOne(inverse)
  }

  /** One after the other; what a failure keeps from being undone is undone when it is tried again, for steps that are done change nothing. */
  async #invertGroup(
    inverses: readonly SingleInverse[],
  ): Promise<Result<{ inverse: Inverse | null; skipped: number }, Failure>> {
    const back: SingleInverse[] = []
    let skipped = 0
    for (const each of inverses) {
      const result = await this.#invertOne(each)
      if (!result.ok) return result
      skipped += result.value.skipped
      if (result.value.inverse !== null) back.unshift(result.value.inverse)
    }
    return {
      ok: true,
      value: { inverse: back.length > 0 ? { kind: 'group', inverses: back } : null, skipped },
    }
  }

  async #invertOne(
    inverse: SingleInverse,
  ): Promise<Result<{ inverse: SingleInverse | null; skipped: number }, Failure>> {
    if (inverse.kind === 'import-mark') {
      const { boardId, layerId, undone } = inverse
      const marked = await this.#client.command('import.mark', { boardId, layerId, undone })
      return marked.ok ? { ok: true, value: { inverse: asSingle(marked.value.inverse), skipped: 0 } } : marked
    }
    if (inverse.kind === 'crm-mark') {
      const { kind: _, ...mark } = inverse
      const marked = await this.#client.command('crm.mark', mark)
      return marked.ok ? { ok: true, value: { inverse: asSingle(marked.value.inverse), skipped: 0 } } : marked
    }
    if (inverse.kind === 'board-move') {
      const { kind: _, ...move } = inverse
      const moved = await this.#client.command('deal.move-board', move)
      return moved.ok ? { ok: true, value: { inverse: asSingle(moved.value.inverse), skipped: 0 } } : moved
    }
    if (inverse.kind === 'record-revert') return this.#revertRecords(inverse)
    if (inverse.kind === 'part-revert') {
      const { boardId, steps } = inverse
      const reverted = await this.#client.command('deal-part.revert', { boardId, steps })
      return reverted.ok
        ? { ok: true, value: { ...reverted.value, inverse: asSingle(reverted.value.inverse) } }
        : reverted
    }
    return this.#revert(inverse)
  }

  async #revertRecords(
    inverse: Extract<Inverse, { kind: 'record-revert' }>,
  ): Promise<Result<{ inverse: SingleInverse | null; skipped: number }, Failure>> {
    const back: (typeof inverse)['steps'] = []
    let skipped = 0
    for (let at = 0; at < inverse.steps.length; at += AT_ONCE) {
      const result = await this.#client.command('record.revert', {
        steps: inverse.steps.slice(at, at + AT_ONCE),
      })
      if (!result.ok) return result
      skipped += result.value.skipped
      if (result.value.inverse?.kind === 'record-revert') back.unshift(...result.value.inverse.steps)
    }
    return {
      ok: true,
      value: { inverse: back.length > 0 ? { kind: 'record-revert', steps: back } : null, skipped },
    }
  }

  async #revert(
    inverse: Extract<Inverse, { kind: 'revert' }>,
  ): Promise<Result<{ inverse: SingleInverse | null; skipped: number }, Failure>> {
    const { boardId } = inverse
    const back: (typeof inverse)['steps'] = []
    let skipped = 0
    for (let at = 0; at < inverse.steps.length; at += AT_ONCE) {
      const steps = inverse.steps
        .slice(at, at + AT_ONCE)
        .map(step => ({ ...step, changeId: randomId<never>() }))
      const result = await this.#client.command('deal.revert', { boardId, steps })
      if (!result.ok) return result
      skipped += result.value.skipped
      if (result.value.inverse?.kind === 'revert') back.push(...result.value.inverse.steps)
    }
    return {
      ok: true,
      value: { inverse: back.length > 0 ? { kind: 'revert', boardId, steps: back } : null, skipped },
    }
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(run, run).finally(() => this.#tell())
    this.#turn = mine
    return mine
  }

  #tell(): void {
    this.depth.set({ undo: this.#undo.length, redo: this.#redo.length })
  }
}

function stepsOf(inverse: Inverse): number {
  if (inverse.kind === 'group') return inverse.inverses.reduce((sum, each) => sum + stepsOf(each), 0)
  return 'steps' in inverse ? inverse.steps.length : 1
}

/** Only a command that does several things at once answers with a group, and none of those that revert do. */
function asSingle(inverse: Inverse | null): SingleInverse | null {
  return inverse?.kind === 'group' ? (inverse.inverses[0] ?? null) : inverse
}
