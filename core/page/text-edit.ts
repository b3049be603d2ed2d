import type * as Y from 'yjs'

/**
 * Writes into a shared text what a text box holds now: only the run that differs, so that what another person types elsewhere in
 * it meanwhile stays. Called inside `editPage`. Where one letter repeats, `caret` (the offset after the edit) says which of them was typed.
 */
export function editText(text: Y.Text, next: string, caret = next.length): void {
  const before = text.toJSON()
  if (before === next) return
  const longest = Math.min(before.length, next.length)
  // What stands after the caret was there before: it is the end that both share.
  let end = 0
  const most = Math.min(longest, next.length - Math.min(caret, next.length))
  while (end < most && before.at(-1 - end) === next.at(-1 - end)) end++
  let start = 0
  while (start < longest - end && before.charAt(start) === next.charAt(start)) start++
  while (end < longest - start && before.at(-1 - end) === next.at(-1 - end)) end++
  // Halves of one character (a surrogate pair) are never told apart.
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  if (before.length - end > start) text.delete(start, before.length - end - start)
  if (next.length - end > start) text.insert(start, next.slice(start, next.length - end))
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
