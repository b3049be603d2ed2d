import type { Block } from '../../core/page/content/blocks'
import type { Result } from '../../core/result'
import type { ReferenceKind } from './nodes/node-data'

/**
 * What the editor asks of the rest of the app. Small on purpose: a page is written the same whether its pictures come
 * from the engine, from a test or from a template.
 */
export interface ImageStore {
  /** Keeps a picture; answers with the hash of its bytes, once they are safe on this computer. */
  put(bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<Result<string, ImageRefusal>>
  /**
   * Follows one picture: `show` is called with an address that this window can paint, at once or when the bytes have
   * arrived. Null: they are still on their way. Returns how to stop.
   */
  follow(hash: string, mime: string, show: (url: string | null) => void): () => void
}
export type ImageRefusal = 'too-large' | 'not-an-image' | 'not-kept'

/**
 * Reads Markdown as what a page holds: `too-much` where it is long or would take long, `unread` where it could not be asked
 * for.
 */
export type MarkdownReader = (text: string) => Promise<Result<readonly Block[], 'too-much' | 'unread'>>

/** What a reference leads to, as it is now. */
export type LiveReference =
  | { readonly title: string; readonly state: string; readonly deleted: boolean }
  /** The other computers have it, this one not yet (D11). */
  | 'arriving'

export interface ReferenceHit {
  readonly kind: ReferenceKind
  readonly id: string
  readonly title: string
  /** What tells it from others of its name: the account and stage of a deal, the place of a page. */
  readonly about: string
}

export interface ReferenceSource {
  /** Best first, at most about ten. */
  find(kinds: readonly ReferenceKind[], text: string): Promise<readonly ReferenceHit[]>
  live(kind: ReferenceKind, id: string): LiveReference
  /** Called whenever `live` of this target may say something else. Returns how to stop. */
  follow(kind: ReferenceKind, id: string, changed: () => void): () => void
  open(kind: ReferenceKind, id: string): void
}

/** Nothing to refer to, nowhere to keep a picture: for previews and tests. */
export const noReferences: ReferenceSource = {
  find: () => Promise.resolve([]),
  live: () => 'arriving',
  follow: () => () => undefined,
  open: () => undefined,
}
/** Nobody to read it: Markdown is put in as it was written. */
export const noMarkdown: MarkdownReader = () => Promise.resolve({ ok: false, error: 'unread' })
export const noImages: ImageStore = {
  put: () => Promise.resolve({ ok: false, error: 'not-kept' }),
  follow: (_hash, _mime, show) => {
    show(null)
    return () => undefined
  },
}
