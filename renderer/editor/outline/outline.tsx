import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  $getNodeByKey,
  $isElementNode,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
  type NodeKey,
} from 'lexical'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelected, type ValueStore } from '../../replica/value-store'
import styles from '../editor.module.css'
import { openSectionsAround } from '../find/open-sections'
import type { OutlineEntry } from '../text/block-text'
import type { PageText } from '../text/page-text'

/** Below this many headings a page is seen at one glance. */
const ENOUGH = 2

/** The headings of the page, the one being read marked; a click goes there. */
export function Outline({ text }: { readonly text: ValueStore<PageText> }): ReactNode {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const headings = useSelected(text, each => each.headings)
  const here = useReading(editor, headings)
  if (headings.length < ENOUGH) return null
  const top = Math.min(...headings.map(({ level }) => level))
  return (
    <nav aria-label={t('editor.outline')} className={styles['outline']}>
      <ol>
        {headings.map(({ key, level, text: title }) => (
          <li key={key}>
            <button
              type="button"
              data-level={level - top + 1}
              title={title}
              {...(key === here && { 'aria-current': 'location' as const })}
              onClick={() => goTo(editor, key)}
            >
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function goTo(editor: LexicalEditor, key: NodeKey): void {
  openSectionsAround(editor, key)
  const element = editor.getElementByKey(key)
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  element?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' })
  // The caret follows; by itself it would stop the page as soon as it is in sight, with the heading at the lower edge.
  editor.update(
    () => {
      const node = $getNodeByKey(key)
      if ($isElementNode(node)) node.selectStart()
    },
    { tag: SKIP_SCROLL_INTO_VIEW_TAG },
  )
}

/** The last heading at or above the top of what is seen. The browser says when one crosses it: no scroll is listened to. */
function useReading(editor: LexicalEditor, headings: readonly OutlineEntry[]): NodeKey | null {
  const [here, setHere] = useState<NodeKey | null>(null)
  useEffect(() => {
    const elements = headings.flatMap(({ key }) => {
      const element = editor.getElementByKey(key)
      return element === null ? [] : [{ key, element }]
    })
    // Held against the same line as the browser's own: by another, one that has just crossed would not count, and never again.
    const look = (line: number): void => {
      const passed = elements.filter(({ element }) => element.getBoundingClientRect().top < line)
      setHere(passed.at(-1)?.key ?? elements[0]?.key ?? null)
    }
    const watcher = new IntersectionObserver(
      ([first]) => look(first?.rootBounds?.bottom ?? window.innerHeight / 3),
      { rootMargin: '0px 0px -66% 0px' },
    )
    for (const { element } of elements) watcher.observe(element)
    return () => watcher.disconnect()
  }, [editor, headings])
  return here
}
