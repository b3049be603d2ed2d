import { useEffect, useRef, type ReactNode } from 'react'
import type { EditorBinding } from '../binding'
import './comment-marks.css'
import { CommentPainter } from './comment-painter'
import type { CommentSpot } from './spot'

interface CommentMarksProps {
  readonly binding: EditorBinding
  readonly spots: readonly CommentSpot[]
  /** The conversation that the person looks at. */
  readonly active: string | null
  readonly onOpen: (id: string) => void
  /** Which of them have no words in the page any more. */
  readonly onLost: (ids: ReadonlySet<string>) => void
}

/** Shows in the text what was spoken about, and opens a conversation when its words are clicked. */
export function CommentMarks({ binding, spots, active, onOpen, onLost }: CommentMarksProps): ReactNode {
  const painter = useRef<CommentPainter | null>(null)
  useEffect(() => {
    const made = new CommentPainter(binding, onLost)
    painter.current = made
    const open = (event: MouseEvent): void => {
      const id = made.at(event.clientX, event.clientY)
      if (id !== null) onOpen(id)
    }
    const root = binding.editor.getRootElement()
    root?.addEventListener('click', open)
    return () => {
      root?.removeEventListener('click', open)
      painter.current = null
      made.dispose()
    }
  }, [binding, painter, onLost, onOpen])
  useEffect(() => painter.current?.show(spots, active), [painter, spots, active, binding])
  useEffect(() => {
    if (active !== null) painter.current?.reveal(active)
  }, [painter, active])
  return null
}
