import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@lexical/react/useLexicalEditable'
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection'
import { IconAlt } from '@tabler/icons-react'
import { $getNodeByKey } from 'lexical'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { useEditorPorts } from '../editor-context'
import { $isImageNode, type DecoratorProps, type ImageData } from '../nodes'
import { ToolButton } from '../ui/tool-button'

const SMALLEST = 48
const STEP = 32

/** A picture with its caption; while its bytes are on their way, the room it will take. */
export function ImageView({ nodeKey, data }: DecoratorProps<'image'>): ReactNode {
  const { t } = useTranslation()
  const [editor] = useLexicalComposerContext()
  const editable = useLexicalEditable()
  const { images } = useEditorPorts()
  const [selected, setSelected, clear] = useLexicalNodeSelection(nodeKey)
  const [url, setUrl] = useState<string | null>(null)
  const [describing, setDescribing] = useState(false)
  const { hash, mime } = data
  useEffect(() => images.follow(hash, mime, setUrl), [images, hash, mime])

  const change = (next: Partial<ImageData>): void =>
    editor.update(() => {
      const node = $getNodeByKey(nodeKey)
      if ($isImageNode(node)) node.setImage(next)
    })
  const width = data.shown > 0 ? data.shown : data.width > 0 ? data.width : undefined
  const shape = { width, ...(data.width > 0 && data.height > 0 && { aspectRatio: data.width / data.height }) }
  return (
    <>
      <div
        className={styles['picture']}
        data-selected={selected || undefined}
        onClick={() => {
          clear()
          setSelected(true)
        }}
      >
        {url === null ? (
          <div className={styles['arriving']} style={shape} role="img" aria-label={data.alt}>
            {t('editor.image.arriving')}
          </div>
        ) : (
          <img src={url} alt={data.alt} style={shape} draggable={false} />
        )}
        {editable && <Resize shown={width ?? 0} onChange={shown => change({ shown })} />}
      </div>
      {editable && selected && (
        <ToolButton label={t('editor.image.describe')} onClick={() => setDescribing(!describing)}>
          <IconAlt size={16} stroke={1.75} />
        </ToolButton>
      )}
      {editable && describing && (
        <Line label={t('editor.image.alt')} value={data.alt} onChange={alt => change({ alt })} />
      )}
      {editable ? (
        (selected || data.caption !== '') && (
          <Line
            label={t('editor.image.caption')}
            value={data.caption}
            onChange={caption => change({ caption })}
          />
        )
      ) : (
        <figcaption className={styles['caption']}>{data.caption}</figcaption>
      )}
    </>
  )
}

/** Written when one leaves it: a caption is one edit, not one for each letter. */
function Line(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactNode {
  const { value, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const keep = (): void => {
    if (typed !== null && typed !== value) onChange(typed)
    setTyped(null)
  }
  return (
    <input
      className={styles['caption']}
      aria-label={props.label}
      placeholder={props.label}
      maxLength={2_000}
      value={typed ?? value}
      onChange={event => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}

/** A grip at the side: dragged, or moved with the arrow keys. */
function Resize({
  shown,
  onChange,
}: {
  readonly shown: number
  readonly onChange: (shown: number) => void
}): ReactNode {
  const { t } = useTranslation()
  const from = useRef<{ x: number; width: number } | null>(null)
  const pictureOf = (grip: Element): HTMLElement | null => grip.parentElement
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    const width = pictureOf(event.currentTarget)?.getBoundingClientRect().width ?? shown
    from.current = { x: event.clientX, width }
  }
  const widthAt = (x: number): number =>
    Math.round(Math.max(SMALLEST, (from.current?.width ?? shown) + x - (from.current?.x ?? x)))
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>): void => {
    const picture = pictureOf(event.currentTarget)?.querySelector<HTMLElement>(':scope > :first-child')
    if (from.current !== null && picture) picture.style.width = `${widthAt(event.clientX)}px`
  }
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const step = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    onChange(Math.max(SMALLEST, shown + step))
  }
  return (
    <button
      type="button"
      className={styles['resize']}
      aria-label={t('editor.image.resize')}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={event => {
        if (from.current !== null) onChange(widthAt(event.clientX))
        from.current = null
      }}
      onKeyDown={onKeyDown}
    />
  )
}
