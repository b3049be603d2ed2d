import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  IconBold,
  IconChevronDown,
  IconCode,
  IconHighlight,
  IconItalic,
  IconLink,
  IconMessagePlus,
  IconStrikethrough,
  IconUnderline,
  type Icon,
} from '@tabler/icons-react'
import { FORMAT_TEXT_COMMAND } from 'lexical'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { blockIcons } from '../blocks/block-icons'
import { $turnInto, textBlockIds, type TextBlockId } from '../blocks/block-kinds'
import styles from '../editor.module.css'
import { useEditorPorts } from '../editor-context'
import { EDIT_LINK_COMMAND } from '../links/link-command'
import { Floating, selectionPlace } from '../ui/floating'
import { roveFocus } from '../ui/roving'
import { ToolButton } from '../ui/tool-button'
import { useFocusHere } from '../ui/use-focus-here'
import { useEditorValue } from '../ui/use-editor-value'
import { $selectionLook, marks, type MarkName } from './selection-state'

const icons: Readonly<Record<MarkName, Icon>> = {
  bold: IconBold,
  italic: IconItalic,
  underline: IconUnderline,
  strikethrough: IconStrikethrough,
  code: IconCode,
  highlight: IconHighlight,
}

/** Above the selected text: how it may look. It comes when the mouse is let go, so that it is not in the way before. */
export function FloatingToolbar(): ReactNode {
  const [editor] = useLexicalComposerContext()
  const look = useEditorValue(editor, $selectionLook)
  const held = usePointerHeld(editor.getRootElement())
  const root = editor.getRootElement()
  const here = useFocusHere(root)
  const place = useMemo(() => (look === null ? null : selectionPlace(root)), [look, root])
  useEffect(() => {
    // As in other editors: this key goes to the tools, Escape comes back.
    const toTools = (event: KeyboardEvent): void => {
      if (event.key !== 'F10' || !event.altKey) return
      event.preventDefault()
      document.querySelector<HTMLElement>('[data-editor-toolbar] button')?.focus()
    }
    root?.addEventListener('keydown', toTools)
    return () => root?.removeEventListener('keydown', toTools)
  }, [root])
  if (look === null || held || !here || place === null) return null
  const [block = 'paragraph', ...on] = look.split(' ')
  return (
    <Floating at={place} placement="top-start" gap={8}>
      <Bar block={block as TextBlockId} on={on} />
    </Floating>
  )
}

function Bar({ block, on }: { readonly block: TextBlockId; readonly on: readonly string[] }): ReactNode {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const { comment } = useEditorPorts()
  const [turning, setTurning] = useState(false)
  const [bar, setBar] = useState<HTMLDivElement | null>(null)
  const icon = { size: 16, stroke: 1.75 }
  return (
    <div
      ref={setBar}
      data-editor-toolbar
      role="toolbar"
      aria-label={t('editor.toolbar.label')}
      className={styles['toolbar']}
      onKeyDown={event => {
        if (event.key === 'Escape') editor.focus()
        else roveFocus(event, 'row')
      }}
    >
      <button
        type="button"
        className={styles['tool']}
        aria-haspopup="menu"
        aria-expanded={turning}
        onMouseDown={event => event.preventDefault()}
        onClick={() => setTurning(!turning)}
      >
        <span>
          {t(`editor.block.${block}`)} <IconChevronDown size={12} />
        </span>
      </button>
      <span className={styles['rule']} />
      {marks.map(mark => {
        const Sign = icons[mark]
        return (
          <ToolButton
            key={mark}
            label={t(`editor.mark.${mark}`)}
            pressed={on.includes(mark)}
            onClick={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, mark)}
          >
            <Sign {...icon} />
          </ToolButton>
        )
      })}
      <span className={styles['rule']} />
      <ToolButton
        label={t('editor.link.label')}
        onClick={() => editor.dispatchCommand(EDIT_LINK_COMMAND, undefined)}
      >
        <IconLink {...icon} />
      </ToolButton>
      {comment !== undefined && (
        <ToolButton label={t('talk.comment')} onClick={comment}>
          <IconMessagePlus {...icon} />
        </ToolButton>
      )}
      {turning && bar !== null && <TurnInto at={bar} onClose={() => setTurning(false)} />}
    </div>
  )
}

function TurnInto({ at, onClose }: { readonly at: Element; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  return (
    <Floating at={at} placement="bottom-start" role="menu" aria-label={t('editor.toolbar.turn')}>
      <div className={styles['menu']} onKeyDown={event => roveFocus(event, 'column')}>
        {textBlockIds.map(id => {
          const Sign = blockIcons[id]
          return (
            <button
              key={id}
              type="button"
              role="menuitem"
              onMouseDown={event => event.preventDefault()}
              onClick={() => {
                editor.update(() => $turnInto(id))
                onClose()
              }}
            >
              <Sign size={16} stroke={1.75} />
              {t(`editor.block.${id}`)}
            </button>
          )
        })}
      </div>
    </Floating>
  )
}

function usePointerHeld(root: HTMLElement | null): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const down = (): void => setHeld(true)
    const up = (): void => setHeld(false)
    root?.addEventListener('pointerdown', down)
    window.addEventListener('pointerup', up)
    return () => {
      root?.removeEventListener('pointerdown', down)
      window.removeEventListener('pointerup', up)
    }
  }, [root])
  return held
}
