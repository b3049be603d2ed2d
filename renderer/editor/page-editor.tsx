import { LexicalComposer } from '@lexical/react/LexicalComposer'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import { useEffect, useMemo, useState, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockHandle } from './blocks/block-handle'
import { CodePaint } from './code/code-paint-plugin'
import { CodeLanguage } from './code/code-language'
import { Completion } from './completion/completion'
import styles from './editor.module.css'
import { EditorPortsContext, type EditorPorts } from './editor-context'
import { FindBar } from './find/find-bar'
import { ImageView } from './images/image-view'
import { LinkPopover } from './links/link-popover'
import { calloutTones, DecoratorViewsContext, editorNodes, type DecoratorViews } from './nodes'
import { OpaqueView } from './nodes-shown/opaque-view'
import { Outline } from './outline/outline'
import { usePaste } from './paste/use-paste'
import pageStyles from './page.module.css'
import { noMarkdown, type ImageStore, type MarkdownReader, type ReferenceSource } from './ports'
import { ReferenceView } from './references/reference-view'
import { useEditorKeys } from './shortcuts/use-editor-keys'
import { TableTools } from './tables/table-tools'
import { registerText } from './text/register-text'
import { usePageText } from './text/use-page-text'
import { WordCount } from './text/word-count'
import { pageTheme } from './theme'
import { FloatingToolbar } from './toolbar/floating-toolbar'

export interface PageEditorProps {
  /** Names the editor for who hears it: the page's title. */
  readonly label: string
  readonly readOnly?: boolean
  readonly images: ImageStore
  readonly references: ReferenceSource
  readonly readMarkdown?: MarkdownReader
  /** Follows an outside or `winroom://` address. Nothing unsafe comes here. */
  readonly openUrl: (url: string) => void
  /** Begins a comment on the selected text. */
  readonly onComment?: () => void
  /** What stands above and below the text in its column: the head of a page, where it is mentioned. */
  readonly before?: ReactNode
  readonly after?: ReactNode
  /** What binds the editor to a document, and whatever else needs its context. */
  readonly children?: ReactNode
  /** Without a document behind it (previews, tests) the page begins with one empty line. */
  readonly standalone?: boolean
}

const views: DecoratorViews = { image: ImageView, reference: ReferenceView, opaque: OpaqueView }

/** A page as one writes it. Content comes from the binding among its children; it never makes any itself (D8). */
export function PageEditor({ readOnly = false, standalone = false, ...props }: PageEditorProps): ReactNode {
  return (
    <LexicalComposer
      initialConfig={{
        namespace: 'winroom-page',
        nodes: [...editorNodes],
        theme: pageTheme,
        editable: !readOnly,
        // A fault inside an update undoes that update; the window's own boundary shows the rest.
        onError: error => reportError(error),
        ...(standalone ? {} : { editorState: null }),
      }}
    >
      <Writing {...props} readOnly={readOnly} />
    </LexicalComposer>
  )
}

function Writing(props: Omit<PageEditorProps, 'standalone'> & { readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const [message, say] = useState<string | null>(null)
  const { images, references, readMarkdown = noMarkdown, openUrl, onComment, readOnly } = props
  const ports = useMemo<EditorPorts>(
    () => ({ images, references, readMarkdown, openUrl, comment: onComment, say }),
    [images, references, readMarkdown, openUrl, onComment],
  )
  useEffect(() => editor.setEditable(!readOnly), [editor, readOnly])
  useEffect(() => registerText(editor), [editor])
  const text = usePageText(editor)
  return (
    <EditorPortsContext value={ports}>
      <DecoratorViewsContext value={views}>
        <div className={styles['editor']} style={useSpokenTones()} data-page-editor>
          <FindBar />
          <div className={styles['column']}>
            {props.before}
            <div className={styles['sheet']}>
              <RichTextPlugin
                contentEditable={
                  <ContentEditable
                    className={pageStyles['page'] ?? ''}
                    ariaLabel={props.label}
                    ariaMultiline
                    aria-placeholder={t('editor.placeholder')}
                    placeholder={editable => (
                      <div className={styles['placeholder']} aria-hidden>
                        {editable ? t('editor.placeholder') : t('editor.empty')}
                      </div>
                    )}
                    spellCheck
                  />
                }
                ErrorBoundary={LexicalErrorBoundary}
              />
              {props.children}
              {!readOnly && <Tools />}
              <LinkPopover />
              <CodePaint />
            </div>
            {props.after}
          </div>
          <aside className={styles['beside']}>
            <div className={styles['besideText']}>
              <Outline text={text} />
              <WordCount text={text} />
            </div>
          </aside>
          {message !== null && <Notice message={message} onClose={() => say(null)} />}
        </div>
      </DecoratorViewsContext>
    </EditorPortsContext>
  )
}

/** What is heard where a callout's sign is seen: the signs are the style's, and take their words from here. */
function useSpokenTones(): CSSProperties {
  const { t } = useTranslation()
  return Object.fromEntries(
    calloutTones.map(tone => [`--callout-${tone}`, JSON.stringify(t(`editor.block.${tone}`))]),
  )
}

/** What only somebody who may write needs. */
function Tools(): ReactNode {
  usePaste()
  useEditorKeys()
  return (
    <>
      <Completion />
      <FloatingToolbar />
      <BlockHandle />
      <TableTools />
      <CodeLanguage />
    </>
  )
}

function Notice({ message, onClose }: { readonly message: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <div role="alert" className={styles['notice']}>
      <span>{message}</span>
      <button type="button" onClick={onClose}>
        {t('common.close')}
      </button>
    </div>
  )
}
