import * as Y from 'yjs'
import type { Origin } from '../../../core/documents/origin'
import { createValueStore, type ValueStore } from '../../replica/value-store'
import { mayBeUndone } from './others-work'

/** Origin of what this person does to a page in this window, in its text and in its head. Undo follows it, and nothing else. */
const editOrigin = (): Origin => ({ from: 'edit' })

/** What is done in one part of a page within so many milliseconds is one step. */
const STEP_MS = 1_000
const SELECTION = 'selection'

/** What takes down where the person is before a step, and brings them back there. */
export interface UndoSelection {
  readonly take: () => unknown
  readonly restore: (taken: unknown) => void
}

/** Undo for one page in one window (D10): text and head together, in the order of doing. */
export class PageUndo {
  readonly origin = editOrigin()
  readonly canUndo: ValueStore<boolean> = createValueStore(false)
  readonly canRedo: ValueStore<boolean> = createValueStore(false)
  private readonly manager: Y.UndoManager
  private readonly selections = new Set<UndoSelection>()
  private readonly stepListeners = new Set<() => void>()
  private part = ''

  constructor(private readonly doc: Y.Doc) {
    this.manager = new Y.UndoManager(doc, {
      captureTimeout: STEP_MS,
      trackedOrigins: new Set([this.origin]),
      deleteFilter: item => mayBeUndone(item, doc.clientID),
    })
    this.manager.on('stack-item-added', ({ stackItem }) => {
      const taken = [...this.selections].map(selection => [selection, selection.take()] as const)
      stackItem.meta.set(SELECTION, new Map(taken))
    })
    this.manager.on('stack-item-popped', ({ stackItem }) => {
      const taken = stackItem.meta.get(SELECTION) as Map<UndoSelection, unknown> | undefined
      for (const selection of this.selections) selection.restore(taken?.get(selection) ?? null)
    })
    this.manager.on('stack-item-added', ({ type, origin }) => {
      if (type === 'undo' && origin === this.origin) for (const listener of this.stepListeners) listener()
    })
    const show = () => this.show()
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-item-updated'] as const) {
      this.manager.on(event, show)
    }
    this.manager.on('stack-cleared', show)
  }

  /** One edit of a part of the page (a field of the head, the text). What is done in another part is another step. */
  edit(part: string, change: () => void): void {
    if (part !== this.part) this.endStep()
    this.part = part
    this.doc.transact(change, this.origin)
  }

  /** False: there was nothing of this person's left to take back. */
  undo(): boolean {
    return this.manager.undo() !== null
  }

  redo(): boolean {
    return this.manager.redo() !== null
  }

  /** What follows is a step of its own. */
  endStep(): void {
    this.manager.stopCapturing()
  }

  /** Something else was done in this window: what follows is a step of its own, and what was taken back stays so. */
  interrupt(): void {
    this.endStep()
    this.manager.clear(false, true)
  }

  /** Called with each new step of this person; not where one is taken back or done again. Returns how to stop. */
  onStep(listener: () => void): () => void {
    this.stepListeners.add(listener)
    return () => this.stepListeners.delete(listener)
  }

  /** Steps remember selections, and undo goes back to them. Returns how to stop. */
  addSelection(selection: UndoSelection): () => void {
    this.selections.add(selection)
    return () => this.selections.delete(selection)
  }

  dispose(): void {
    this.manager.destroy()
  }

  private show(): void {
    this.canUndo.set(this.manager.canUndo())
    this.canRedo.set(this.manager.canRedo())
  }
}
