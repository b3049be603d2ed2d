/**
 * Text as it is compared: without case or accents, and of the same length, so that a place in the one is the same place
 * in the other. What would change its length by this (ﬁ, İ) is left as it is.
 */
export function fold(text: string): string {
  let folded = ''
  for (const sign of text) {
    const plain = sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    folded += plain.length === sign.length ? plain : sign
  }
  return folded
}
