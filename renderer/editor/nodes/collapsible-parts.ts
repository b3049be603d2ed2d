import {
  $create,
  $getDocument,
  addClassNamesToElement,
  ElementNode,
  type EditorConfig,
  type ElementDOMSlot,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import { isSectionOpen, setSectionOpen } from './collapsible-open'

/** What shows of a folded section. Holds text, links and references, as a paragraph does. */
export class CollapsibleTitleNode extends ElementNode {
  override $config() {
    return this.config('collapsible-title', {
      extends: ElementNode,
      importDOM: {
        summary: () => ({ conversion: () => ({ node: $create(CollapsibleTitleNode) }), priority: 1 }),
      },
    })
  }

  override createDOM(config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const document = $getDocument()
    const element = document.createElement('div')
    addClassNamesToElement(element, config.theme['collapsibleTitle'] as string | undefined)
    const text = document.createElement('div')
    text.id = `section-${this.__key}`
    element.append(this.#toggle(editor, text.id), text)
    return element
  }

  /** Named by the title itself, so it needs no words of its own. */
  #toggle(editor: LexicalEditor, labelledBy: string): HTMLElement {
    const button = $getDocument().createElement('button')
    const section = this.__parent
    button.type = 'button'
    button.contentEditable = 'false'
    button.setAttribute('aria-labelledby', labelledBy)
    button.setAttribute('aria-expanded', String(section !== null && isSectionOpen(editor, section)))
    // The caret stays where it is.
    button.addEventListener('mousedown', event => event.preventDefault())
    button.addEventListener('click', () => {
      const parent = editor.read(() => this.getLatest().__parent)
      if (parent !== null) setSectionOpen(editor, parent, !isSectionOpen(editor, parent))
    })
    return button
  }

  override getDOMSlot(element: HTMLElement): ElementDOMSlot<HTMLElement> {
    const text = element.lastElementChild
    const slot = super.getDOMSlot(element)
    return text instanceof HTMLElement ? slot.withElement(text) : slot
  }

  override updateDOM(): boolean {
    return false
  }

  override exportDOM(): { element: HTMLElement } {
    return { element: $getDocument().createElement('summary') }
  }

  /** Enter in the title goes on in the body, where a section has one. */
  override insertNewAfter(): null | ElementNode {
    const body = this.getNextSibling()
    if (!$isCollapsibleBodyNode(body)) return null
    body.selectStart()
    return null
  }

  override collapseAtStart(): boolean {
    return true
  }
}

/** What folds away: blocks of any kind. */
export class CollapsibleBodyNode extends ElementNode {
  override $config() {
    return this.config('collapsible-body', { extends: ElementNode })
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = $getDocument().createElement('div')
    addClassNamesToElement(element, config.theme['collapsibleBody'] as string | undefined)
    return element
  }

  override updateDOM(): boolean {
    return false
  }

  override isShadowRoot(): boolean {
    return true
  }

  override canBeEmpty(): boolean {
    return false
  }
}

export function $isCollapsibleTitleNode(node: LexicalNode | null | undefined): node is CollapsibleTitleNode {
  return node instanceof CollapsibleTitleNode
}

export function $isCollapsibleBodyNode(node: LexicalNode | null | undefined): node is CollapsibleBodyNode {
  return node instanceof CollapsibleBodyNode
}
