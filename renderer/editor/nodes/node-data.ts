/** A picture of the page. The bytes are kept by their hash and may still be on their way; the page says only which. */
export interface ImageData {
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string
  readonly mime: string
  readonly alt: string
  readonly caption: string
  /** Natural size in pixels; 0 is unknown. */
  readonly width: number
  readonly height: number
  /** How wide somebody made it, in pixels; 0 is as wide as it is, at most the text. */
  readonly shown: number
}

export const referenceKinds = ['person', 'deal', 'account', 'competitor', 'page'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** A living reference: it shows what its target is called now. `label` is what it was called when it was written. */
export interface ReferenceData {
  readonly kind: ReferenceKind
  readonly target: string
  readonly label: string
}

export function isReferenceKind(value: unknown): value is ReferenceKind {
  return referenceKinds.some(kind => kind === value)
}
