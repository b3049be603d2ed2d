import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../editor.module.css'
import { Floating, selectionPlace } from '../ui/floating'
import type { CompletionOption } from './options'
import type { Trigger } from './triggers'

interface CompletionListProps {
  readonly id: string
  readonly asks: Trigger['asks']
  readonly root: HTMLElement | null
  readonly options: readonly CompletionOption[]
  readonly index: number
  readonly onPoint: (index: number) => void
  readonly onChoose: (index: number) => void
}

export function CompletionList(props: CompletionListProps): ReactNode {
  const { id, options, index, root } = props
  const { t } = useTranslation()
  const [place] = useState(() => selectionPlace(root))
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [index])
  if (place === null) return null
  return (
    <Floating at={place} placement="bottom-start">
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t(`editor.complete.${props.asks}`)}
        className={styles['list']}
      >
        {options.map((option, i) => (
          <Fragment key={option.key}>
            {option.group !== undefined && option.group !== options[i - 1]?.group && (
              <div className={styles['groupName']} role="presentation">
                {option.group}
              </div>
            )}
            <div
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === index}
              className={styles['option']}
              onMouseMove={() => props.onPoint(i)}
              // The caret stays in the page: a list that took the focus would lose its place.
              onMouseDown={event => event.preventDefault()}
              onClick={() => props.onChoose(i)}
            >
              {option.icon !== undefined && <span className={styles['optionIcon']}>{option.icon}</span>}
              <span className={styles['optionText']}>{option.label}</span>
              {option.about !== undefined && <span className={styles['optionAbout']}>{option.about}</span>}
            </div>
          </Fragment>
        ))}
      </div>
    </Floating>
  )
}
