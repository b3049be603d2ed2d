import { z } from 'zod'
import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { memberSchema, type Member } from '../../../core/workspace/schema'
import { presenceInputSchema, type PresenceInput } from '../../contract/messages'
import type { Presence } from '../../contract/rows'
import { createSignal } from '../signal'

/** What one computer says of its windows, in the awareness of the workspace's room. It is shown, never trusted or kept. */
const stateSchema = z.object({
  member: memberSchema,
  windows: z.array(z.object({ id: z.string().max(64), presence: presenceInputSchema })).max(20),
})

/** Who is here and what they hold. */
export class PresenceRoom {
  readonly awareness: Awareness
  readonly #changed = createSignal<void>()
  readonly #windows = new Map<string, PresenceInput>()

  constructor(
    doc: Y.Doc,
    private readonly member: () => Member,
  ) {
    this.awareness = new Awareness(doc)
    this.awareness.on('change', () => this.#changed.emit())
    this.publish()
  }

  readonly onChange = this.#changed.on

  set(windowId: string, presence: PresenceInput): void {
    this.#windows.set(windowId, presence)
    this.publish()
  }

  leave(windowId: string): void {
    if (this.#windows.delete(windowId)) this.publish()
  }

  /** Says again who and where we are; after the member's name or colour changed, too. */
  publish(): void {
    this.awareness.setLocalState({
      member: this.member(),
      windows: [...this.#windows].map(([id, presence]) => ({ id, presence })),
    })
  }

  rows(): Presence[] {
    const rows: Presence[] = []
    for (const [client, raw] of this.awareness.getStates()) {
      const state = stateSchema.safeParse(raw)
      if (!state.success) continue
      const { member, windows } = state.data
      for (const { id, presence } of windows) {
        rows.push({
          key: `${client}:${id}`,
          self: client === this.awareness.clientID,
          memberId: member.id,
          name: member.name,
          colour: member.colour,
          ...presence,
        })
      }
    }
    return rows
  }

  destroy(): void {
    this.awareness.destroy()
  }
}
