import {
  $create,
  $getDocument,
  addClassNamesToElement,
  DecoratorNode,
  nodeSchema,
  stringValue,
  withField,
  type EditorConfig,
  type LexicalNode,
} from 'lexical'
import type { ReactNode } from 'react'
import { decorated } from './decorated'

const schema = nodeSchema<OpaqueNode>()({ was: withField(stringValue(), { field: '__was' }) })

/** Stands where the page holds a block of a kind that this build does not know (D9). Never written into a document. */
export class OpaqueNode extends DecoratorNode<ReactNode> {
  /** The type that the document names. */
  __was = ''

  override $config() {
    return this.config('opaque', { extends: DecoratorNode, json: schema })
  }

  setWas(was: string): this {
    const writable = this.getWritable()
    writable.__was = was
    return writable
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = $getDocument().createElement('div')
    addClassNamesToElement(element, config.theme['opaque'] as string | undefined)
    return element
  }

  override updateDOM(): false {
    return false
  }

  override isInline(): false {
    return false
  }

  override decorate(): ReactNode {
    return decorated('opaque', this.__key, { was: this.__was })
  }
}

export function $createOpaqueNode(was: string): OpaqueNode {
  return $create(OpaqueNode).setWas(was)
}

export function $isOpaqueNode(node: LexicalNode | null | undefined): node is OpaqueNode {
  return node instanceof OpaqueNode
}
