import {
  $create,
  $getDocument,
  addClassNamesToElement,
  DecoratorNode,
  nodeSchema,
  numberValue,
  stringValue,
  withField,
  type EditorConfig,
  type LexicalNode,
} from 'lexical'
import type { ReactNode } from 'react'
import { decorated } from './decorated'
import type { ImageData } from './node-data'

const schema = nodeSchema<ImageNode>()({
  hash: withField(stringValue(), { field: '__hash' }),
  mime: withField(stringValue(), { field: '__mime' }),
  alt: withField(stringValue(), { field: '__alt' }),
  caption: withField(stringValue(), { field: '__caption' }),
  width: withField(numberValue(0, { min: 0 }), { field: '__width' }),
  height: withField(numberValue(0, { min: 0 }), { field: '__height' }),
  shown: withField(numberValue(0, { min: 0 }), { field: '__shown' }),
})

export class ImageNode extends DecoratorNode<ReactNode> {
  __hash = ''
  __mime = ''
  __alt = ''
  __caption = ''
  __width = 0
  __height = 0
  __shown = 0

  override $config() {
    return this.config('image', {
      extends: DecoratorNode,
      json: schema,
      importDOM: { img: (element: HTMLElement) => importOwnImage(element) },
    })
  }

  getImage(): ImageData {
    const { __hash, __mime, __alt, __caption, __width, __height, __shown } = this.getLatest()
    return {
      hash: __hash,
      mime: __mime,
      alt: __alt,
      caption: __caption,
      width: __width,
      height: __height,
      shown: __shown,
    }
  }

  setImage(change: Partial<ImageData>): this {
    const writable = this.getWritable()
    for (const [name, value] of Object.entries(change)) Object.assign(writable, { [`__${name}`]: value })
    return writable
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = $getDocument().createElement('figure')
    addClassNamesToElement(element, config.theme.image)
    return element
  }

  override updateDOM(): false {
    return false
  }

  /** Without a source: no address of this computer leaves by the clipboard. Another page of ours finds it by its hash. */
  override exportDOM(): { element: HTMLElement } {
    const { hash, mime, alt, caption, width, height, shown } = this.getImage()
    const element = $getDocument().createElement('img')
    element.alt = alt
    Object.assign(element.dataset, { winroomImage: hash, mime, caption, width, height, shown })
    return { element }
  }

  override getTextContent(): string {
    return [this.__alt, this.__caption].filter(text => text !== '').join('\n')
  }

  override isInline(): false {
    return false
  }

  override decorate(): ReactNode {
    return decorated('image', this.__key, this.getImage())
  }
}

const isHash = (text: string | undefined): text is string => text !== undefined && /^[0-9a-f]{64}$/.test(text)

function importOwnImage(element: HTMLElement) {
  const { winroomImage, mime = '', caption = '', width, height, shown } = element.dataset
  if (!isHash(winroomImage)) return null
  const pixels = (text: string | undefined) => Math.max(0, Number.parseInt(text ?? '0', 10) || 0)
  const image = {
    hash: winroomImage,
    mime,
    alt: element.getAttribute('alt') ?? '',
    caption,
    width: pixels(width),
    height: pixels(height),
    shown: pixels(shown),
  }
  return { conversion: () => ({ node: $createImageNode(image) }), priority: 2 as const }
}

export function $createImageNode(image: Partial<ImageData> & Pick<ImageData, 'hash'>): ImageNode {
  return $create(ImageNode).setImage(image)
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode
}
