import type { NodeKey } from 'lexical'
import type { SharedNode } from './layout'

/** Which node of the editor shows which part of the document. Text has no entry: it is matched by what it says. */
export class NodeIndex {
  private readonly byKey = new Map<NodeKey, SharedNode>()
  private readonly byShared = new WeakMap<SharedNode, NodeKey>()

  bind(key: NodeKey, shared: SharedNode): void {
    this.byKey.set(key, shared)
    this.byShared.set(shared, key)
  }

  shared(key: NodeKey): SharedNode | undefined {
    return this.byKey.get(key)
  }

  key(shared: SharedNode): NodeKey | undefined {
    const key = this.byShared.get(shared)
    return key !== undefined && this.byKey.get(key) === shared ? key : undefined
  }

  forget(key: NodeKey): void {
    this.byKey.delete(key)
  }

  get size(): number {
    return this.byKey.size
  }
}
