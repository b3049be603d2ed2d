import { $isLinkNode, TOGGLE_LINK_COMMAND } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { IconCheck, IconExternalLink, IconLinkOff, IconPencil } from '@tabler/icons-react'
import { $findMatchingParent } from '@lexical/utils'
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
} from 'lexical'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { useEditorPorts } from '../editor-context'
import { Floating, selectionPlace } from '../ui/floating'
import { ToolButton } from '../ui/tool-button'
import { useFocusHere } from '../ui/use-focus-here'
import { useEditorValue } from '../ui/use-editor-value'
import { EDIT_LINK_COMMAND } from './link-command'
import { safeUrl } from './safe-url'

/** Beside the link that the caret is in: where it leads, and what one may do about it. */
export function LinkPopover(): ReactNode {
  const [editor] = useLexicalComposerContext()
  const editable = useLexicalEditable()
  const { openUrl } = useEditorPorts()
  const found = useEditorValue(editor, $linkAtCaret)
  const [asking, setAsking] = useState(false)
  const here = useFocusHere(editor.getRootElement())
  useEffect(() => followClicks(editor, openUrl), [editor, openUrl])
  useEffect(
    () =>
      editor.registerCommand(
        EDIT_LINK_COMMAND,
        () => {
          setAsking(true)
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor],
  )
  const [key = '', url = ''] = (found ?? '').split('\n')
  if (!editable || (!asking && (found === null || !here))) return null
  const place = found === null ? selectionPlace(editor.getRootElement()) : editor.getElementByKey(key)
  if (place === null) return null
  const close = (): void => {
    setAsking(false)
    editor.focus()
  }
  return asking ? (
    <AskAddress
      key={key}
      at={place}
      editor={editor}
      linkKey={found === null ? null : key}
      url={url}
      onClose={close}
    />
  ) : (
    <ShowAddress key={key} at={place} editor={editor} url={url} onEdit={() => setAsking(true)} />
  )
}

type At = Parameters<typeof Floating>[0]['at']

function ShowAddress(props: {
  readonly at: At
  readonly editor: LexicalEditor
  readonly url: string
  readonly onEdit: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { openUrl } = useEditorPorts()
  const safe = safeUrl(props.url)
  const icon = { size: 16, stroke: 1.75 }
  return (
    <Floating at={props.at} placement="bottom-start" role="toolbar" aria-label={t('editor.link.label')}>
      <div className={styles['toolbar']}>
        <span className={styles['address']}>{props.url}</span>
        <ToolButton
          label={t('editor.link.open')}
          disabled={safe === null}
          onClick={() => safe !== null && openUrl(safe)}
        >
          <IconExternalLink {...icon} />
        </ToolButton>
        <ToolButton label={t('editor.link.edit')} onClick={props.onEdit}>
          <IconPencil {...icon} />
        </ToolButton>
        <ToolButton
          label={t('editor.link.remove')}
          onClick={() => props.editor.dispatchCommand(TOGGLE_LINK_COMMAND, null)}
        >
          <IconLinkOff {...icon} />
        </ToolButton>
      </div>
    </Floating>
  )
}

function AskAddress(props: {
  readonly at: At
  readonly editor: LexicalEditor
  readonly linkKey: string | null
  readonly url: string
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('url')
    const url = safeUrl(typeof typed === 'string' ? typed : '')
    if (url === null) return setWrong(true)
    props.editor.update(() => {
      const node = props.linkKey === null ? null : $getNodeByKey(props.linkKey)
      if ($isLinkNode(node)) node.setURL(url)
      else props.editor.dispatchCommand(TOGGLE_LINK_COMMAND, url)
    })
    props.onClose()
  }
  return (
    <Floating at={props.at} placement="bottom-start" role="dialog" aria-label={t('editor.link.label')}>
      <form
        className={styles['form']}
        onSubmit={submit}
        onKeyDown={event => {
          if (event.key === 'Escape') props.onClose()
        }}
      >
        <input
          name="url"
          autoFocus
          aria-label={t('editor.link.address')}
          aria-invalid={wrong}
          placeholder={t('editor.link.address')}
          defaultValue={props.url}
          maxLength={8_000}
          onChange={() => setWrong(false)}
        />
        <button type="submit" className={styles['tool']} aria-label={t('editor.link.keep')}>
          <IconCheck size={16} stroke={1.75} />
        </button>
      </form>
      {wrong && (
        <div role="alert" className={styles['problem']}>
          {t('editor.link.wrong')}
        </div>
      )}
    </Floating>
  )
}

/** A click follows a link where nobody writes; where one writes, it takes the key that says so. */
function followClicks(editor: LexicalEditor, openUrl: (url: string) => void): () => void {
  const onClick = (event: MouseEvent): void => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null
    if (anchor === null) return
    // The window never leaves for an address, whatever the link says.
    event.preventDefault()
    if (editor.isEditable() && !event.ctrlKey && !event.metaKey) return
    const url = editor.read(() => {
      const node = $getNearestNodeFromDOMNode(anchor)
      return $isLinkNode(node) ? safeUrl(node.getURL()) : null
    })
    if (url !== null) openUrl(url)
  }
  return editor.registerRootListener(root => {
    root?.addEventListener('click', onClick)
    root?.addEventListener('auxclick', onClick)
    return () => {
      root?.removeEventListener('click', onClick)
      root?.removeEventListener('auxclick', onClick)
    }
  })
}

function $linkAtCaret(): string | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode)
  if (link === null || !(selection.isCollapsed() || link.isParentOf(selection.focus.getNode()))) return null
  return `${link.getKey()}\n${link.getURL()}`
}
