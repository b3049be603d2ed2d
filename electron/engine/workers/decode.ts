import type { Encoding } from '../../../core/exchange/mapping'

/** Turns the bytes of a file into text, a piece at a time. Throws a NotThisEncoding at the first byte that can't be. */
export interface Decoder {
  readonly encoding: Encoding
  write(bytes: Uint8Array): string
  end(): string
}

export class NotThisEncoding extends Error {
  override readonly name = 'NotThisEncoding'
}

export function createDecoder(encoding: Encoding): Decoder {
  switch (encoding) {
    case 'utf-8':
    case 'utf-16le':
      return strict(encoding)
    case 'windows-1252':
      return windows1252()
  }
}

/** What the first bytes say: a byte order mark, or the zeros between the letters of UTF-16. Null where they say nothing. */
export function encodingOf(head: Uint8Array): Encoding | 'utf-16be' | null {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const sample = head.subarray(0, 512)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  return odd > sample.length / 4 && even < sample.length / 32 ? 'utf-16le' : null
}

/** Strips a byte order mark, and refuses what is not valid instead of writing question marks into deals. */
function strict(encoding: 'utf-8' | 'utf-16le'): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch (error) {
      throw new NotThisEncoding(`not ${encoding}`, { cause: error })
    }
  }
  return { encoding, write: decode, end: () => decode() }
}

/** What 0x80 to 0x9f are in Windows-1252; an empty place is no character there. Our own, because Node 20 reads them as Latin-1. */
const UPPER = ['€', '', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '', 'Ž', '', '', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '', 'ž', 'Ÿ'] // prettier-ignore

function windows1252(): Decoder {
  const write = (bytes: Uint8Array): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, character => {
        const letter = UPPER[character.charCodeAt(0) - 0x80]
        if (!letter) throw new NotThisEncoding('not windows-1252')
        return letter
      })
  return { encoding: 'windows-1252', write, end: () => '' }
}
