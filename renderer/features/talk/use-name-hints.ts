import { useCombobox } from '@mantine/core'
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { callingAt, namesFor, withName, type Calling } from '../../../core/talk/hints'
import { useDirectory } from '../../app/session'

const MOST = 6

/** Whom one may mean by the `@…` that is being written. Words stay words: what is written out is the whole name. */
export function useNameHints(field: RefObject<HTMLTextAreaElement | null>, write: (text: string) => void) {
  const { members, people, directory } = useDirectory()
  const combobox = useCombobox()
  const calling = useRef<Calling | null>(null)
  const [hints, setHints] = useState<readonly string[]>([])
  const caret = useRef<number | null>(null)
  const names = useMemo(() => {
    const others = [...members.values()].filter(({ id }) => id !== directory.me?.id)
    const owners = [...people.values()].filter(each => each.deleted === null && each.mergedInto === null)
    return [...owners, ...others].map(({ name }) => name)
  }, [members, people, directory])
  // Only now is the new text in the field: before, the caret would have jumped to its end.
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  const close = (): void => {
    calling.current = null
    setHints([])
    combobox.closeDropdown()
  }
  const look = (): void => {
    const { value = '', selectionStart = 0 } = field.current ?? {}
    const found = callingAt(value, selectionStart)
    const fits = found === null ? [] : namesFor(found.begun, names, MOST)
    if (fits.length === 0) return close()
    calling.current = found
    setHints(fits)
    combobox.openDropdown()
    combobox.selectFirstOption()
  }
  const take = (name: string): void => {
    // What was said or put away meanwhile takes no name.
    if (calling.current === null) return
    const done = withName(field.current?.value ?? '', calling.current, name)
    caret.current = done.caret
    write(done.text)
    close()
  }
  return { combobox, hints, look, take, close }
}
