/**
 * Words as writers and word processors count them: what stands between spaces and holds a letter or a digit. So "l'objection"
 * and "porte-monnaie" are one each, "« Bonjour ! »" is one, and "12 500 €" with its narrow spaces is one. Where a script
 * has no spaces (Chinese, Japanese), a character is a word.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}](?:(?<=\p{N})[\u00a0\u202f](?=\p{N})|(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[^\s\u00a0\u202f\u2014—])*/gu

export function countWordsIn(text: string): number {
  return text.match(WORD)?.length ?? 0
}
