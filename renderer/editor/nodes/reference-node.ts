import {
  $create,
  $getDocument,
  addClassNamesToElement,
  DecoratorNode,
  enumValue,
  nodeSchema,
  stringValue,
  withField,
  type EditorConfig,
  type LexicalNode,
} from 'lexical'
import type { ReactNode } from 'react'
import { isId } from '../../../core/ids'
import { decorated } from './decorated'
import { isReferenceKind, referenceKinds, type ReferenceData, type ReferenceKind } from './node-data'

const schema = nodeSchema<ReferenceNode>()({
  kind: withField(enumValue(referenceKinds, 'page'), { field: '__kind' }),
  target: withField(stringValue(), { field: '__target' }),
  label: withField(stringValue(), { field: '__label' }),
})

export class ReferenceNode extends DecoratorNode<ReactNode> {
  __kind: ReferenceKind = 'page'
  __target = ''
  __label = ''

  override $config() {
    return this.config('reference', {
      extends: DecoratorNode,
      json: schema,
      importDOM: { span: (element: HTMLElement) => importOwnReference(element) },
    })
  }

  getReference(): ReferenceData {
    const { __kind, __target, __label } = this.getLatest()
    return { kind: __kind, target: __target, label: __label }
  }

  setReference({ kind, target, label }: ReferenceData): this {
    const writable = this.getWritable()
    writable.__kind = kind
    writable.__target = target
    writable.__label = label
    return writable
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = $getDocument().createElement('span')
    addClassNamesToElement(element, config.theme['reference'] as string | undefined)
    return element
  }

  override updateDOM(): false {
    return false
  }

  override exportDOM(): { element: HTMLElement } {
    const { kind, target, label } = this.getReference()
    const element = $getDocument().createElement('span')
    Object.assign(element.dataset, { winroomReference: kind, target })
    element.textContent = label
    return { element }
  }

  override getTextContent(): string {
    return this.__label
  }

  override isInline(): true {
    return true
  }

  override decorate(): ReactNode {
    return decorated('reference', this.__key, this.getReference())
  }
}

function importOwnReference(element: HTMLElement) {
  const { winroomReference: kind, target = '' } = element.dataset
  if (!isReferenceKind(kind) || !isId(target)) return null
  const reference = { kind, target, label: element.textContent }
  return {
    conversion: () => ({ node: $createReferenceNode(reference), forChild: () => null }),
    priority: 2 as const,
  }
}

export function $createReferenceNode(reference: ReferenceData): ReferenceNode {
  return $create(ReferenceNode).setReference(reference)
}

export function $isReferenceNode(node: LexicalNode | null | undefined): node is ReferenceNode {
  return node instanceof ReferenceNode
}
