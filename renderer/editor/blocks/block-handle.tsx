import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { IconGripVertical, IconPlus } from '@tabler/icons-react'
import {
  $createParagraphNode,
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  type LexicalEditor,
  type NodeKey,
} from 'lexical'
import { useEffect, useState, type DragEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { BlockMenu } from './block-menu'

/** What is carried while a block is dragged: only this window knows the key. */
const CARRIED = 'application/x-winroom-block'

interface Spot {
  readonly key: NodeKey
  readonly top: number
}

/** At the left of the block under the mouse: a plus that puts another below it, and a grip to carry it by. */
export function BlockHandle(): ReactNode {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const [spot, setSpot] = useState<Spot | null>(null)
  const [menu, setMenu] = useState<Element | null>(null)
  const line = useDrop(editor)
  useEffect(() => followMouse(editor, setSpot), [editor])
  const icon = { size: 16, stroke: 1.75 }
  return (
    <>
      <div
        className={styles['handle']}
        data-shown={spot !== null || undefined}
        style={{ top: spot?.top ?? 0 }}
      >
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('editor.handle.add')}
          title={t('editor.handle.add')}
          onClick={() => spot !== null && addBelow(editor, spot.key)}
        >
          <IconPlus {...icon} />
        </button>
        <button
          type="button"
          tabIndex={-1}
          draggable
          aria-label={t('editor.handle.move')}
          title={t('editor.handle.move')}
          aria-haspopup="menu"
          onClick={event => setMenu(event.currentTarget)}
          onDragStart={event => spot !== null && carry(event, editor, spot.key)}
        >
          <IconGripVertical {...icon} />
        </button>
      </div>
      {line !== null && <div className={styles['dropLine']} style={{ top: line }} data-drop-line />}
      {menu !== null && spot !== null && (
        <BlockMenu at={menu} editor={editor} block={spot.key} onClose={() => setMenu(null)} />
      )}
    </>
  )
}

/** A new line below, with the list of blocks open on it. */
function addBelow(editor: LexicalEditor, key: NodeKey): void {
  editor.update(() => {
    const text = $createTextNode('/')
    $getNodeByKey(key)?.insertAfter($createParagraphNode().append(text))
    text.select()
  })
  editor.focus()
}

function carry(event: DragEvent<HTMLElement>, editor: LexicalEditor, key: NodeKey): void {
  const element = editor.getElementByKey(key)
  event.dataTransfer.setData(CARRIED, key)
  event.dataTransfer.effectAllowed = 'move'
  if (element !== null) event.dataTransfer.setDragImage(element, 0, 0)
}

/** The page's own block at this height: found by halving, whatever the length of the page. */
export function blockAt(root: HTMLElement, y: number): HTMLElement | null {
  const blocks = root.children
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) < y) low = middle + 1
    else high = middle
  }
  const found = blocks[low]
  return found instanceof HTMLElement ? found : null
}

function keyOf(editor: LexicalEditor, element: HTMLElement): NodeKey | null {
  return editor.read(() => {
    const index = [...(editor.getRootElement()?.children ?? [])].indexOf(element)
    return $getRoot().getChildAtIndex(index)?.getKey() ?? null
  })
}

function followMouse(editor: LexicalEditor, show: (spot: Spot | null) => void): () => void {
  let last: HTMLElement | null = null
  const onMove = (event: MouseEvent): void => {
    const root = editor.getRootElement()
    if (root === null || !editor.isEditable() || event.buttons !== 0) return
    const block = blockAt(root, event.clientY)
    if (block === null || block === last) return
    last = block
    const key = keyOf(editor, block)
    const sheet = root.getBoundingClientRect()
    show(key === null ? null : { key, top: block.getBoundingClientRect().top - sheet.top })
  }
  const onLeave = (): void => {
    last = null
    show(null)
  }
  return editor.registerRootListener(root => {
    const sheet = root?.closest<HTMLElement>('[data-page-editor]')
    sheet?.addEventListener('mousemove', onMove)
    sheet?.addEventListener('mouseleave', onLeave)
    // A block that was there may be gone: the next move of the mouse looks again.
    root?.addEventListener('input', onLeave)
    return () => {
      sheet?.removeEventListener('mousemove', onMove)
      sheet?.removeEventListener('mouseleave', onLeave)
      root?.removeEventListener('input', onLeave)
    }
  })
}

/** Where a carried block would be put, as a line; null while none is carried here. */
function useDrop(editor: LexicalEditor): number | null {
  const [line, setLine] = useState<number | null>(null)
  useEffect(() => {
    const target = (event: globalThis.DragEvent): { element: HTMLElement; after: boolean } | null => {
      const root = editor.getRootElement()
      if (root === null || !event.dataTransfer?.types.includes(CARRIED)) return null
      const element = blockAt(root, event.clientY)
      if (element === null) return null
      const rect = element.getBoundingClientRect()
      return { element, after: event.clientY > rect.top + rect.height / 2 }
    }
    const onOver = (event: globalThis.DragEvent): void => {
      const over = target(event)
      if (over === null) return
      event.preventDefault()
      event.stopPropagation()
      const rect = over.element.getBoundingClientRect()
      const top = editor.getRootElement()?.getBoundingClientRect().top ?? 0
      setLine((over.after ? rect.bottom : rect.top) - top)
    }
    const onDrop = (event: globalThis.DragEvent): void => {
      const over = target(event)
      setLine(null)
      if (over === null) return
      event.preventDefault()
      event.stopPropagation()
      const to = keyOf(editor, over.element)
      const key = event.dataTransfer?.getData(CARRIED) ?? ''
      editor.update(() => {
        const moved = $getNodeByKey(key)
        const neighbour = to === null ? null : $getNodeByKey(to)
        if (moved === null || neighbour === null || moved.is(neighbour)) return
        if (over.after) neighbour.insertAfter(moved)
        else neighbour.insertBefore(moved)
      })
    }
    const onEnd = (): void => setLine(null)
    return editor.registerRootListener(root => {
      const sheet = root?.closest<HTMLElement>('[data-page-editor]')
      sheet?.addEventListener('dragover', onOver, true)
      sheet?.addEventListener('drop', onDrop, true)
      sheet?.addEventListener('dragend', onEnd)
      sheet?.addEventListener('dragleave', onEnd)
      return () => {
        sheet?.removeEventListener('dragover', onOver, true)
        sheet?.removeEventListener('drop', onDrop, true)
        sheet?.removeEventListener('dragend', onEnd)
        sheet?.removeEventListener('dragleave', onEnd)
      }
    })
  }, [editor])
  return line
}
