import { z } from 'zod'

/**
 * Images of pages: kept by the hash of their bytes, so that the same picture is one file on every computer. What they are is told by
 * the bytes, never by whoever brings them. SVG is refused: it is a program.
 */
export const imageMimes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const
export const imageMimeSchema = z.enum(imageMimes)
export type ImageMime = z.infer<typeof imageMimeSchema>

/** SHA-256 of the bytes, in lower-case hex. */
export const blobHashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'not a hash')

/** What a picture may weigh; a relay takes more (sync-server/PROTOCOL.md, *Limits*). */
export const maxBlobBytes = 20 * 1024 * 1024

export const blobSchema = z.object({
  mime: imageMimeSchema,
  bytes: z.instanceof(Uint8Array<ArrayBufferLike>),
})
export type Blob = z.infer<typeof blobSchema>

/** What these bytes are, by how they begin; null for what is no picture that a page may show. */
export function sniffImage(bytes: Uint8Array): ImageMime | null {
  const starts = (at: number, ...values: number[]): boolean =>
    values.every((value, i) => bytes[at + i] === value)
  const text = (at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length))
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'image/gif'
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return 'image/webp'
  // ISO base media: the brand says which of its many formats this is.
  if (text(4, 4) === 'ftyp' && (text(8, 4) === 'avif' || text(8, 4) === 'avis')) return 'image/avif'
  return null
}
