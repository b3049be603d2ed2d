import { openEditorWindow } from '../support/editor-window'
import { temporaryFolder } from './support/build-copy'
import { ms, percentile, spread, type Figure, type Section } from './support/figures'
import { typeAt } from './support/typing'

const WORDS = 50_000
const KEYS = 300
const DEFAULT_FRAME_MS = 1000 / 60

/** Where in the page somebody types. */
const places = { beginning: 0.02, middle: 0.5, end: 0.98 } as const

export const editorTyping: Section = {
  title: 'Typing in a long page',
  how: `The editor alone in a real window with a page of ${WORDS} words (headings, lists, bold runs), ${KEYS} keys at each place through the DevTools protocol, one as soon as the one before is painted. From the key event's own time to the end of the frame that shows it on the main thread; there is no GPU here. The reference is the same in an empty page.`,
  run: async () => {
    const { page, close } = await openEditorWindow(await temporaryFolder('typing'))
    const box = page.getByRole('textbox', { name: 'A page' })
    try {
      await typeAt(box, 0, KEYS)
      const empty = await typeAt(box, 0, KEYS)
      const opened = await page.evaluate(async words => {
        const began = performance.now()
        window.editorPage.fill(words)
        await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
        return performance.now() - began
      }, WORDS)
      const found: Figure[] = [{ what: `${WORDS} words put in and painted`, value: ms(opened) }]
      for (const [name, part] of Object.entries(places)) {
        const long = await typeAt(box, part, KEYS)
        found.push({
          what: `a key at the ${name} of the page, to paint`,
          value: spread(long),
          reference: `in an empty page ${spread(empty)}`,
          ratio: percentile(long, 0.5) / percentile(empty, 0.5),
        })
        found.push({
          what: `p99 at the ${name}, in frames`,
          value: ms(percentile(long, 0.99)),
          reference: `a frame ${ms(DEFAULT_FRAME_MS)}`,
          ratio: percentile(long, 0.99) / DEFAULT_FRAME_MS,
        })
      }
      return found
    } finally {
      await close()
    }
  },
}
