/** Shorter words stand in too many places to be known again. */
const SHORTEST = 12

/** The one place where these words stand now; null where they stand nowhere, or where nobody can tell which of several is meant. */
export function findQuote(root: HTMLElement | null, quote: string): Range | null {
  const wanted = quote.trim()
  if (root === null || wanted.length < SHORTEST) return null
  let found: Range | null = null
  for (const block of root.children) {
    const range = findIn(block, wanted)
    if (range === null) continue
    if (found !== null) return null
    found = range
  }
  return found
}

function findIn(block: Element, wanted: string): Range | null {
  const text = block.textContent
  const at = text.indexOf(wanted)
  if (at < 0 || text.includes(wanted, at + 1)) return null
  const range = document.createRange()
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let passed = 0
  let begun = false
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (!begun && at < passed + length) {
      range.setStart(node, at - passed)
      begun = true
    }
    if (begun && at + wanted.length <= passed + length) {
      range.setEnd(node, at + wanted.length - passed)
      return range
    }
    passed += length
  }
  return null
}
