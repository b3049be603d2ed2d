import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import {
  COMMAND_PRIORITY_HIGH,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
} from 'lexical'
import { useEffect, useEffectEvent, useId, useState, type ReactNode } from 'react'
import { CompletionList } from './completion-list'
import { useOptions } from './use-options'
import { $removeTrigger, useTrigger } from './use-trigger'

/** The list at the caret: blocks after `/`, people after `@`, things after `#`, pages after `[[`, emoji after `:`. */
export function Completion(): ReactNode {
  const [editor] = useLexicalComposerContext()
  const { open, dismiss } = useTrigger(editor)
  const options = useOptions(editor, open?.trigger ?? null)
  const [at, setAt] = useState(0)
  const [seen, setSeen] = useState(open)
  if (seen !== open) {
    setSeen(open)
    setAt(0)
  }
  const listId = useId()
  const index = Math.min(at, options.length - 1)
  const shown = open !== null && options.length > 0

  const choose = (chosen: number): void => {
    const option = options[chosen]
    if (open === null || option === undefined) return
    editor.update(() => {
      $removeTrigger(open.trigger, open.place.split(':')[0] ?? null)
      option.$choose(editor)
    })
    dismiss()
  }
  const chooseNow = useEffectEvent(choose)
  const move = useEffectEvent((step: number) => {
    setAt((index + step + options.length) % options.length)
  })
  const leave = useEffectEvent(dismiss)
  useEffect(() => {
    if (!shown) return
    const key = (run: () => void) => (event: KeyboardEvent | null) => {
      event?.preventDefault()
      run()
      return true
    }
    return mergeRegister(
      editor.registerCommand(
        KEY_ARROW_DOWN_COMMAND,
        key(() => move(1)),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_ARROW_UP_COMMAND,
        key(() => move(-1)),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        key(() => chooseNow(index)),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        key(() => chooseNow(index)),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        key(() => leave()),
        COMMAND_PRIORITY_HIGH,
      ),
    )
  }, [editor, shown, index])
  useEffect(() => {
    const root = editor.getRootElement()
    if (root === null || !shown) return
    root.setAttribute('aria-controls', listId)
    root.setAttribute('aria-activedescendant', `${listId}-${index}`)
    return () => {
      root.removeAttribute('aria-controls')
      root.removeAttribute('aria-activedescendant')
    }
  }, [editor, shown, listId, index])

  if (!shown) return null
  return (
    <CompletionList
      key={open.place}
      id={listId}
      asks={open.trigger.asks}
      root={editor.getRootElement()}
      options={options}
      index={index}
      onPoint={setAt}
      onChoose={choose}
    />
  )
}
