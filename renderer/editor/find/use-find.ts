import type { LexicalEditor } from 'lexical'
import { useCallback, useEffect, useRef, useState } from 'react'
import { createFinder, type Found } from './find-in-page'
import { openSectionsAround } from './open-sections'

/** While one types in the page the places follow when the hand rests. */
const REST = 150

export interface FindState {
  readonly found: readonly Found[]
  /** Which of them one is at; -1 where there is none. */
  readonly at: number
  readonly go: (step: number) => void
  readonly again: () => void
}

/** Finds, paints and steps through the places of a text in the page. */
export function useFind(editor: LexicalEditor, query: string): FindState {
  const [finder] = useState(() => createFinder(() => editor.getRootElement()))
  const [found, setFound] = useState<readonly Found[]>([])
  const [at, setAt] = useState(-1)
  const atNow = useRef(at)
  useEffect(() => {
    atNow.current = at
  }, [at])

  const again = useCallback(() => {
    const places = finder.find(query)
    setFound(places)
    setAt(Math.min(Math.max(0, atNow.current), places.length - 1))
  }, [finder, query])
  useEffect(() => {
    let timer = setTimeout(again, 0)
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
      for (const key of dirtyElements.keys()) {
        const element = editor.getElementByKey(key)
        if (element !== null) finder.forget(element)
      }
      clearTimeout(timer)
      timer = setTimeout(again, REST)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [editor, finder, again])
  useEffect(() => paint(found, at), [found, at])

  const go = useCallback(
    (step: number) => {
      if (found.length === 0) return
      const next = (atNow.current + step + found.length) % found.length
      setAt(next)
      show(editor, found[next])
    },
    [editor, found],
  )
  return { found, at, go, again }
}

function paint(found: readonly Found[], at: number): (() => void) | undefined {
  if (!('highlights' in CSS)) return undefined
  CSS.highlights.set('found', new Highlight(...found.map(({ range }) => range)))
  const here = found[at]
  const one = new Highlight(...(here === undefined ? [] : [here.range]))
  one.priority = 1
  CSS.highlights.set('found-here', one)
  return () => {
    CSS.highlights.delete('found')
    CSS.highlights.delete('found-here')
  }
}

function show(editor: LexicalEditor, place: Found | undefined): void {
  const element = place?.range.startContainer.parentElement
  if (place === undefined || !element) return
  for (
    let section = element.closest('section');
    section !== null;
    section = section.parentElement?.closest('section') ?? null
  ) {
    const key = Object.entries(section).find(([name]) => name.startsWith('__lexicalKey_'))?.[1] as unknown
    if (typeof key === 'string') openSectionsAround(editor, key)
  }
  element.scrollIntoView({ block: 'center' })
}
