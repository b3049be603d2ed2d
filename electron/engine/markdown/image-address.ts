import type { ImageBlock } from '../../../core/page/content/blocks'

/** The kinds of picture that a page holds, and how their files end. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
}
const MIMES = new Map(Object.entries(EXTENSIONS).map(([mime, extension]) => [extension, mime]))

export function extensionOf(mime: string): string {
  return EXTENSIONS[mime] ?? 'bin'
}

/** The kind of a picture by its file's name; null for what is no picture. */
export function mimeOf(name: string): string | null {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return MIMES.get(extension === 'jpeg' ? 'jpg' : extension) ?? null
}

/** Where an export puts a picture, seen from the page: its name is its hash, its size is the fragment (`@` and the width that it is shown with). */
export function imageAddress(image: ImageBlock, folder = 'images'): string {
  const shown = image.shown === undefined ? '' : `@${image.shown}`
  const isSized = image.width > 0 || image.height > 0 || shown !== ''
  const size = isSized ? `#${image.width}x${image.height}${shown}` : ''
  return `${folder}/${image.hash}.${extensionOf(image.mime)}${size}`
}

const ADDRESS = /^(?:.*\/)?([0-9a-f]{64})\.([a-z0-9]+)(?:#(\d{1,6})x(\d{1,6})(?:@(\d{1,6}))?)?$/

/** The picture that such an address names; its bytes may not be here. */
export function exportedImage(
  url: string,
  words: { readonly alt: string; readonly caption: string },
): ImageBlock | null {
  const [, hash, extension = '', width = '0', height = '0', shown = '0'] = ADDRESS.exec(url) ?? []
  if (hash === undefined) return null
  return {
    type: 'image',
    hash,
    mime: mimeOf(`x.${extension}`) ?? '',
    alt: words.alt.slice(0, 2_000),
    caption: words.caption.slice(0, 2_000),
    width: Number(width),
    height: Number(height),
    ...(Number(shown) > 0 && { shown: Number(shown) }),
  }
}
