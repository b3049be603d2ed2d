import type { LexicalEditor } from 'lexical'
import { useEffect, useState } from 'react'
import { createValueStore, type ValueStore } from '../../replica/value-store'
import { followPageText, type PageText } from './page-text'

/** Words and headings of the page, as long as it is shown. */
export function usePageText(editor: LexicalEditor): ValueStore<PageText> {
  const [text] = useState(() => createValueStore<PageText>({ words: 0, headings: [] }))
  useEffect(() => followPageText(editor, text), [editor, text])
  return text
}
