import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'

/**
 * All that the binding asks of a replica. Changes of others are applied to `doc` in a task of their own (a message), never
 * within an update of the editor. The local state of `awareness` holds `name` and `color`, and is set before the editor is
 * bound; the binding adds `anchorPos`, `focusPos` and `focusing`.
 */
export interface ReplicaPort {
  readonly doc: Doc
  readonly awareness: Awareness
}
