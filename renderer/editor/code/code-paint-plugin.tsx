import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { registerCodePaint } from './code-paint'

export function CodePaint(): null {
  const [editor] = useLexicalComposerContext()
  useEffect(
    () => registerCodePaint(editor, () => import('./languages').then(({ tokensOf }) => tokensOf)),
    [editor],
  )
  return null
}
