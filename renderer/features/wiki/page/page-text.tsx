import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $onUpdate, COMMAND_PRIORITY_HIGH, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import { Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { PageId } from '../../../../core/ids'
import { openUrl } from '../../../app/open-url'
import { useSession } from '../../../app/session'
import { redo, undo } from '../../../app/undo-actions'
import { PageEditor } from '../../../editor'
import { CollaborationPlugin, type EditorBinding, type PageUndo } from '../../../editor/binding'
import { CommentMarks, selectedSpot } from '../../../editor/comments'
import type { DocumentReplica } from '../../../replica/document-replica'
import { useValue } from '../../../replica/value-store'
import { useCommentDesk, type CommentDesk } from '../../talk'
import { createReferenceSource, type OpenRecord } from '../references/reference-source'
import { createImageStore } from './image-store'
import { createMarkdownReader } from './markdown-reader'
import styles from './page.module.css'

interface PageTextProps {
  readonly replica: DocumentReplica
  /** The page that it is the text of; absent where it is no page's. */
  readonly pageId?: PageId
  readonly undo: PageUndo
  readonly readOnly: boolean
  /** Names the text for who hears it: the page's title. */
  readonly label: string
  readonly onOpenRecord: OpenRecord
  /** The page holds parts that this build does not know: it is read from then on. */
  readonly onUnknown: () => void
  /** Shows what is said about the page. */
  readonly onComments: () => void
}

/** The prose of a page, or of a deal's brief: the editor, bound to its document. */
export function PageText(props: PageTextProps): ReactNode {
  const {
    replica,
    undo: pageUndo,
    readOnly,
    pageId = null,
    label,
    onOpenRecord,
    onUnknown,
    onComments,
  } = props
  const session = useSession()
  const [cursorHost, setCursorHost] = useState<HTMLElement | null>(null)
  const references = useMemo(
    () => createReferenceSource(session, onOpenRecord, pageId),
    [session, onOpenRecord, pageId],
  )
  const images = useMemo(() => createImageStore(session), [session])
  const markdown = useMemo(() => createMarkdownReader(session), [session])
  const open = useMemo(() => (url: string) => openUrl(session, url), [session])
  const [binding, setBinding] = useState<EditorBinding | null>(null)
  const comments = useCommentDesk()
  const comment = useCallback(() => {
    const spot = binding === null ? null : selectedSpot(binding)
    if (spot === null || comments === null) return
    comments.begin(spot)
    onComments()
  }, [binding, comments, onComments])
  const mayComment = comments !== null && !comments.isReadOnly
  return (
    <Suspense fallback={null}>
      <div data-page-text>
        <PageEditor
          label={label}
          readOnly={readOnly}
          images={images}
          references={references}
          readMarkdown={markdown}
          openUrl={open}
          {...(mayComment && { onComment: comment })}
        >
          <div ref={setCursorHost} className={styles['cursors']} aria-hidden="true" />
          {cursorHost !== null && (
            <CollaborationPlugin
              replica={replica}
              undo={pageUndo}
              readOnly={readOnly}
              cursorHost={cursorHost}
              onUnknown={onUnknown}
              onBound={setBinding}
            />
          )}
          {binding !== null && comments !== null && (
            <TextComments binding={binding} comments={comments} onComments={onComments} />
          )}
          <WindowUndo />
        </PageEditor>
      </div>
    </Suspense>
  )
}

interface TextCommentsProps {
  readonly binding: EditorBinding
  readonly comments: CommentDesk
  readonly onComments: () => void
}

/** What was said about words of the text, shown where they stand. */
function TextComments({ binding, comments, onComments }: TextCommentsProps): ReactNode {
  const threads = useValue(comments.threads)
  const active = useValue(comments.active)
  const spots = useMemo(
    () =>
      threads.flatMap(({ id, anchor, quote, resolved }) =>
        anchor === null || resolved !== null ? [] : [{ id, anchor, quote }],
      ),
    [threads],
  )
  const openThread = useCallback(
    (id: string) => {
      comments.active.set(id)
      onComments()
    },
    [comments, onComments],
  )
  return (
    <CommentMarks
      binding={binding}
      spots={spots}
      active={active}
      onOpen={openThread}
      onLost={comments.lost.set}
    />
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
