import { nameKey } from '../workspace/names'

/** Names that Windows keeps for devices, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
const MAX_BYTES = 120
const utf8 = new TextEncoder()

/** A title as a file's name that every file system takes; never empty, never hidden, never a path. */
export function fileNameOf(title: string, fallback: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
  const short = cut(plain.trim()).replace(/^[.\s]+|[.\s]+$/g, '')
  const name = short === '' ? fallback : short
  return RESERVED.test(name) ? `${name.replace(/\./g, ' ')} page` : name
}

function cut(name: string): string {
  let short = ''
  for (const character of name) {
    if (utf8.encode(short + character).length > MAX_BYTES) break
    short += character
  }
  return short
}

/** Gives out names that differ on file systems that tell neither case nor accents apart. */
export class FileNames {
  readonly #taken: Set<string>

  constructor(taken: readonly string[] = []) {
    this.#taken = new Set(taken.map(nameKey))
  }

  take(name: string): string {
    for (let nth = 1; ; nth++) {
      const tried = nth === 1 ? name : `${name} (${nth})`
      if (this.#taken.has(nameKey(tried))) continue
      this.#taken.add(nameKey(tried))
      return tried
    }
  }
}
