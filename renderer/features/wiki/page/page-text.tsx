import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $onUpdate, COMMAND_PRIORITY_HIGH, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import { Suspense, useEffect, useMemo, useState, type ReactNode } from 'react'
import { openUrl } from '../../../app/open-url'
import { useSession } from '../../../app/session'
import { redo, undo } from '../../../app/undo-actions'
import { PageEditor } from '../../../editor'
import { CollaborationPlugin } from '../../../editor/binding'
import type { DocumentReplica } from '../../../replica/document-replica'
import { usePageScope } from '../head/page-scope'
import { createReferenceSource, type OpenRecord } from '../references/reference-source'
import { createImageStore } from './image-store'
import styles from './page.module.css'

interface PageTextProps {
  readonly replica: DocumentReplica
  /** Names the text for who hears it: the page's title. */
  readonly label: string
  readonly onOpenRecord: OpenRecord
  /** The page holds parts that this build does not know: it is read from then on. */
  readonly onUnknown: () => void
}

/** The page's prose: the editor, bound to the page's document. */
export function PageText({ replica, label, onOpenRecord, onUnknown }: PageTextProps): ReactNode {
  const session = useSession()
  const { undo: pageUndo, readOnly } = usePageScope()
  const [cursorHost, setCursorHost] = useState<HTMLElement | null>(null)
  const references = useMemo(() => createReferenceSource(session, onOpenRecord), [session, onOpenRecord])
  const images = useMemo(() => createImageStore(session), [session])
  const open = useMemo(() => (url: string) => openUrl(session, url), [session])
  return (
    <Suspense fallback={null}>
      <div data-page-text>
        <PageEditor label={label} readOnly={readOnly} images={images} references={references} openUrl={open}>
          <div ref={setCursorHost} className={styles['cursors']} aria-hidden="true" />
          {cursorHost !== null && (
            <CollaborationPlugin
              replica={replica}
              undo={pageUndo}
              readOnly={readOnly}
              cursorHost={cursorHost}
              onUnknown={onUnknown}
            />
          )}
          <WindowUndo />
        </PageEditor>
      </div>
    </Suspense>
  )
}

/** Undo in the text takes back what was done last in the window, be it in the text or not (D10). */
function WindowUndo(): ReactNode {
  const session = useSession()
  const [editor] = useLexicalComposerContext()
  useEffect(() => {
    // A command runs within an update of the editor, and what is undone can't be painted in there: after it.
    const after = (step: () => void) => () => {
      $onUpdate(step)
      return true
    }
    const stops = [
      editor.registerCommand(
        UNDO_COMMAND,
        after(() => void undo(session)),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        REDO_COMMAND,
        after(() => void redo(session)),
        COMMAND_PRIORITY_HIGH,
      ),
    ]
    return () => stops.forEach(stop => stop())
  }, [editor, session])
  return null
}
