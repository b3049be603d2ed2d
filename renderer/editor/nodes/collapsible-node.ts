import {
  $create,
  $createParagraphNode,
  $getDocument,
  addClassNamesToElement,
  ElementNode,
  type EditorConfig,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import { isSectionOpen, showSectionOpen } from './collapsible-open'
import { CollapsibleBodyNode, CollapsibleTitleNode } from './collapsible-parts'

/** A section that folds: one title, one body. */
export class CollapsibleNode extends ElementNode {
  override $config() {
    return this.config('collapsible', {
      extends: ElementNode,
      importDOM: {
        details: () => ({ conversion: () => ({ node: $create(CollapsibleNode) }), priority: 1 }),
      },
    })
  }

  override createDOM(config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const element = $getDocument().createElement('section')
    addClassNamesToElement(element, config.theme['collapsible'] as string | undefined)
    showSectionOpen(element, isSectionOpen(editor, this.__key))
    return element
  }

  override updateDOM(): boolean {
    return false
  }

  override exportDOM(): { element: HTMLElement } {
    const element = $getDocument().createElement('details')
    element.open = true
    return { element }
  }

  override isShadowRoot(): boolean {
    return true
  }

  override canBeEmpty(): boolean {
    return false
  }
}

/** A section with an empty title and an empty body, ready to be written in. */
export function $createCollapsibleNode(): CollapsibleNode {
  return $create(CollapsibleNode).append(
    $create(CollapsibleTitleNode),
    $create(CollapsibleBodyNode).append($createParagraphNode()),
  )
}

export function $isCollapsibleNode(node: LexicalNode | null | undefined): node is CollapsibleNode {
  return node instanceof CollapsibleNode
}
