import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { EditorBinding } from './editor-binding'
import type { PageUndo } from './page-undo'
import { tellPresence } from './presence'
import { RemoteCursors } from './remote-cursors'
import type { ReplicaPort } from './replica-port'
import { registerUndo } from './undo-commands'

interface CollaborationPluginProps {
  readonly replica: ReplicaPort
  /** The page's undo, shared with its head. It lives as long as the page is shown; its origin marks what is undone. */
  readonly undo: PageUndo
  readonly readOnly?: boolean
  /** Positioned, and scrolling with the text: the others' carets are painted over it. Null: they are not shown. */
  readonly cursorHost: HTMLElement | null
  /** The page holds kinds of node that this build does not know (D9); it can be read and not written. */
  readonly onUnknown?: (types: readonly string[]) => void
  readonly onBound?: (binding: EditorBinding) => void
}

/** Binds the composer's editor to a page's replica, for as long as it is mounted. The replica is to be ready. */
export function CollaborationPlugin(props: CollaborationPluginProps): ReactNode {
  const { replica, undo, readOnly = false, cursorHost, onUnknown, onBound } = props
  const [editor] = useLexicalComposerContext()
  // Callbacks that are new with each render are no reason to bind anew.
  const tellUnknown = useEffectEvent((types: readonly string[]) => onUnknown?.(types))
  const tellBound = useEffectEvent((binding: EditorBinding) => onBound?.(binding))

  useEffect(() => {
    const binding = new EditorBinding(editor, replica.doc, {
      undo,
      readOnly,
      onUnknown: types => tellUnknown(types),
    })
    const stops = [
      () => binding.dispose(),
      registerUndo(editor, binding, undo),
      tellPresence(editor, binding, replica.awareness),
    ]
    if (cursorHost !== null) {
      const cursors = new RemoteCursors(editor, binding, replica.awareness, cursorHost)
      stops.push(() => cursors.dispose())
    }
    tellBound(binding)
    return () => {
      for (const stop of stops.reverse()) stop()
    }
  }, [editor, replica, undo, readOnly, cursorHost])

  return null
}
