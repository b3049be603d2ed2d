import {
  $create,
  $getDocument,
  addClassNamesToElement,
  ElementNode,
  enumValue,
  nodeSchema,
  withField,
  type EditorConfig,
  type LexicalNode,
} from 'lexical'

export const calloutTones = ['note', 'tip', 'warning'] as const
export type CalloutTone = (typeof calloutTones)[number]

const schema = nodeSchema<CalloutNode>()({
  tone: withField(enumValue(calloutTones), { field: '__tone' }),
})

/** A block set apart from the text: a remark, advice, a danger. Holds blocks of any kind. */
export class CalloutNode extends ElementNode {
  __tone: CalloutTone = 'note'

  override $config() {
    return this.config('callout', {
      extends: ElementNode,
      json: schema,
      importDOM: {
        aside: (element: HTMLElement) => ({
          conversion: () => ({ node: $createCalloutNode(toneOf(element.dataset['tone'])) }),
          priority: 0,
        }),
      },
    })
  }

  getTone(): CalloutTone {
    return this.getLatest().__tone
  }

  setTone(tone: CalloutTone): this {
    const writable = this.getWritable()
    writable.__tone = tone
    return writable
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = $getDocument().createElement('aside')
    addClassNamesToElement(element, config.theme['callout'] as string | undefined)
    element.dataset['tone'] = toneOf(this.__tone)
    // A remark within the text, not a landmark beside it.
    element.role = 'note'
    return element
  }

  override updateDOM(before: this, element: HTMLElement): boolean {
    if (before.__tone !== this.__tone) element.dataset['tone'] = toneOf(this.__tone)
    return false
  }

  override isShadowRoot(): boolean {
    return true
  }

  override canBeEmpty(): boolean {
    return false
  }
}

/** A newer app may know more tones than this one; what it wrote stays in the document, and shows as a note. */
export function toneOf(value: unknown): CalloutTone {
  return calloutTones.find(tone => tone === value) ?? 'note'
}

export function $createCalloutNode(tone: CalloutTone = 'note'): CalloutNode {
  return $create(CalloutNode).setTone(tone)
}

export function $isCalloutNode(node: LexicalNode | null | undefined): node is CalloutNode {
  return node instanceof CalloutNode
}
