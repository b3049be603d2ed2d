import type { ImageBlock, ReferenceInline } from '../../../core/page/content/blocks'

/** Where what a page names is found, seen from the file that it is written to. */
export interface WriteOptions {
  /** A reference's address; null is `winroom://<kind>/<id>`. */
  readonly hrefOf?: ((reference: ReferenceInline) => string | null) | undefined
  /** A picture's address; without it, `images/<hash>` beside the page. */
  readonly addressOf?: ((image: ImageBlock) => string) | undefined
}
