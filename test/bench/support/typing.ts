import type { Locator } from '@playwright/test'

const WORDS = 'the price is not the reason '

/**
 * Puts the caret at the end of the block that stands at this part of the text, and types there. Milliseconds of each key, from
 * the key event's own time to the end of the frame that shows it on the main thread. `paceMs`: how long after the one before
 * a key comes at the earliest; 0 is as soon as that is painted.
 */
export async function typeAt(text: Locator, part: number, keys: number, paceMs = 0): Promise<number[]> {
  await text.evaluate((root, at) => {
    const found = root.querySelectorAll('p')
    const block = found[Math.min(found.length - 1, Math.floor(found.length * at))] ?? root
    block.scrollIntoView({ block: 'center' })
    const range = document.createRange()
    range.selectNodeContents(block)
    range.collapse(false)
    root.focus()
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
    const samples: number[] = []
    const stop = new AbortController()
    Object.assign(window, { typed: samples, stopTyping: stop })
    root.addEventListener(
      'keydown',
      event => {
        const began = event.timeStamp
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => samples.push(performance.now() - began)
          port2.postMessage(null)
        })
      },
      { capture: true, signal: stop.signal },
    )
  }, part)
  const { keyboard } = text.page()
  for (let n = 0; n < keys; n++) {
    const began = performance.now()
    const letter = WORDS[n % WORDS.length] ?? 'x'
    await keyboard.press(letter === ' ' ? 'Space' : letter)
    const left = paceMs - (performance.now() - began)
    if (left > 0) await new Promise(resolve => setTimeout(resolve, left))
  }
  return text.evaluate(() => {
    ;(Reflect.get(window, 'stopTyping') as AbortController).abort()
    return Reflect.get(window, 'typed') as number[]
  })
}
