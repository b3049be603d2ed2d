import type { LexicalEditor } from 'lexical'
import type { Awareness } from 'y-protocols/awareness'
import { $rangeBetween } from './cursor-range'
import type { EditorBinding } from './editor-binding'
import { $toPlace } from './positions'
import { othersCarets, type OtherCaret } from './presence'
import styles from './remote-cursors.module.css'

/**
 * Paints the others' carets and selections into a layer over the page. The layer is out of the flow and takes no pointer, so
 * it moves nothing; it is hidden from screen readers, to whom the names of who is here are told elsewhere.
 */
export class RemoteCursors {
  private readonly layer = document.createElement('div')
  private frame = 0
  private readonly seen = new Map<number, string>()
  private readonly stops: (() => void)[]

  constructor(
    private readonly editor: LexicalEditor,
    private readonly binding: EditorBinding,
    private readonly awareness: Awareness,
    private readonly host: HTMLElement,
  ) {
    this.layer.className = styles['layer'] ?? ''
    this.layer.ariaHidden = 'true'
    host.append(this.layer)
    const schedule = () => this.schedule()
    awareness.on('change', schedule)
    const resizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(schedule)
    resizes?.observe(host)
    this.stops = [
      () => awareness.off('change', schedule),
      editor.registerUpdateListener(schedule),
      () => resizes?.disconnect(),
    ]
    this.schedule()
  }

  /** At most once a frame, however much is typed. */
  private schedule(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.paint())
  }

  paint(): void {
    this.frame = 0
    const carets = othersCarets(this.awareness)
    if (carets.length === 0 && this.seen.size === 0) return
    const origin = this.host.getBoundingClientRect()
    const painted = carets.flatMap(caret => this.caret(caret, origin))
    this.layer.replaceChildren(...painted)
    const present = new Set(carets.map(({ client }) => client))
    for (const client of this.seen.keys()) if (!present.has(client)) this.seen.delete(client)
  }

  dispose(): void {
    cancelAnimationFrame(this.frame)
    for (const stop of this.stops) stop()
    this.layer.remove()
  }

  private caret(caret: OtherCaret, origin: DOMRect): HTMLElement[] {
    const range = this.editor.read('latest', () => {
      const anchor = $toPlace(this.binding.index, this.binding.doc, caret.selection.anchor)
      const focus = $toPlace(this.binding.index, this.binding.doc, caret.selection.focus)
      return anchor === null || focus === null
        ? null
        : { range: $rangeBetween(this.editor, anchor, focus), focus }
    })
    if (range === null || range.range === null) return []
    const moved = `${range.focus.key}:${range.focus.offset}`
    const hasMoved = this.seen.get(caret.client) !== moved
    this.seen.set(caret.client, moved)
    const boxes = range.range.collapsed ? [] : [...range.range.getClientRects()]
    const selection = boxes.map(box => this.box(styles['selection'], box, origin, caret.color))
    const at = this.editor.read('latest', () => $rangeBetween(this.editor, range.focus, range.focus))
    const flag = at === null ? [] : [this.flag(caret, caretBox(at), origin, hasMoved)]
    return [...selection, ...flag]
  }

  private box(name: string | undefined, box: DOMRect, origin: DOMRect, color: string): HTMLElement {
    const element = document.createElement('div')
    element.className = name ?? ''
    Object.assign(element.style, {
      left: `${box.left - origin.left}px`,
      top: `${box.top - origin.top}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    })
    element.style.setProperty('--caret', color)
    element.style.setProperty('--on-caret', color.replace('--wr-member-', '--wr-on-member-'))
    return element
  }

  private flag({ name, color }: OtherCaret, box: DOMRect, origin: DOMRect, hasMoved: boolean): HTMLElement {
    const element = this.box(styles['caret'], box, origin, color)
    element.style.width = ''
    const label = document.createElement('span')
    label.className = styles['name'] ?? ''
    label.textContent = name
    if (!hasMoved) label.dataset['still'] = 'true'
    element.append(label)
    return element
  }
}

/** A collapsed range beside an element, and one in an empty paragraph, has no box of its own: the element's is taken. */
function caretBox(range: Range): DOMRect {
  const [own] = range.getClientRects()
  if (own !== undefined) return own
  const { startContainer: container, startOffset } = range
  const node = container.childNodes[startOffset] ?? container
  const element = node instanceof Element ? node : node.parentElement
  return element?.getBoundingClientRect() ?? range.getBoundingClientRect()
}
