import { useEffect } from 'react'
import { runCommand, type CommandId } from './commands'
import type { PlaceName } from './place'
import { useSession, type Session } from './session'

/** A sequence such as G then B is given up after this long. */
const SEQUENCE = 1_000

/** The same key does what is most like it in each place. */
const plain: Readonly<Record<PlaceName, Readonly<Record<string, CommandId>>>> = {
  day: { c: 'newDeal', '/': 'searchAll', '?': 'shortcuts' },
  board: { c: 'newDeal', n: 'newDeal', '/': 'find', '?': 'shortcuts' },
  wiki: { c: 'newDeal', n: 'newPage', '/': 'findPage', '?': 'shortcuts' },
  portfolio: { c: 'newDeal', n: 'newDeal', '/': 'searchAll', '?': 'shortcuts' },
}
/** By the key's place: on a French keyboard the digits are written with Shift. */
const views: Readonly<Record<string, CommandId>> = {
  Digit1: 'viewBoard',
  Digit2: 'viewTable',
  Digit3: 'viewCalendar',
  Digit4: 'viewTimeline',
}
const afterG: Readonly<Record<string, CommandId>> = {
  d: 'day',
  b: 'board',
  w: 'wiki',
  p: 'portfolio',
  s: 'sharing',
  i: 'imports',
}

/** The window's keys. Plain letters wait while somebody types or a dialog is open; undo in a field is the field's own. */
export function useShortcuts(): void {
  const session = useSession()
  useEffect(() => {
    const mac = session.info.platform === 'darwin'
    let sawG = -Infinity
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const typing = isTyping(event.target)
      if (event.target === document.body && enterBoard(session, event)) return
      if (event.key === 'Escape' && !typing && closeDeal(session, event.target)) return
      const withMod = event.ctrlKey || event.metaKey
      let command: CommandId | undefined
      if (withMod) command = views[viewKey(session, event)] ?? modified(event, typing, mac)
      else if (event.altKey) command = travel(event, typing, mac)
      else if (!typing && session.ui.store.get().panel === null) {
        command =
          event.timeStamp - sawG < SEQUENCE
            ? afterG[event.key]
            : plain[session.ui.store.get().place][event.key]
        sawG = event.key === 'g' ? event.timeStamp : -Infinity
      }
      if (command === undefined) return
      event.preventDefault()
      runCommand(session, command)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [session])
}

/** Escape closes the deal that is open beside the board, from anywhere on the board. */
function closeDeal({ ui }: Session, target: EventTarget | null): boolean {
  const { dealId, panel, alone } = ui.store.get()
  const onBoard = target === document.body || (target instanceof Element && target.closest('main') !== null)
  const unfolded = target instanceof Element && target.getAttribute('aria-expanded') === 'true'
  if (dealId === null || alone || panel !== null || !onBoard || unfolded) return false
  ui.closeDeal()
  return true
}

/** With the focus nowhere, the keys that go from card to card begin at the card one was on. */
function enterBoard({ ui }: Session, event: KeyboardEvent): boolean {
  if (!/^(j|k|Arrow(Up|Down|Left|Right))$/.test(event.key) || ui.store.get().place !== 'board') return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const card = document.querySelector<HTMLElement>('[data-card][tabindex="0"]')
  card?.focus()
  return card !== null
}

/** Back and forward. On a Mac these keys go from word to word while one writes. */
function travel(event: KeyboardEvent, typing: boolean, mac: boolean): CommandId | undefined {
  if (event.shiftKey || (typing && mac)) return undefined
  return event.key === 'ArrowLeft' ? 'back' : event.key === 'ArrowRight' ? 'forward' : undefined
}

/** The key that asks for a view of the board, where one is shown; else nothing. */
function viewKey({ ui }: Session, event: KeyboardEvent): string {
  const { place, panel } = ui.store.get()
  return place === 'board' && panel === null && !event.shiftKey && !event.altKey ? event.code : ''
}

function modified(event: KeyboardEvent, typing: boolean, mac: boolean): CommandId | undefined {
  const key = event.key.toLowerCase()
  if (key === 'k') return 'palette'
  if (key === 'j') return 'capture'
  if (key === ',') return 'settings'
  if (key === 'p') return 'print'
  if (key === '\\') return 'rail'
  if (mac && !typing && key === '[') return 'back'
  if (mac && !typing && key === ']') return 'forward'
  if (key === 'f' && event.shiftKey) return 'searchAll'
  if (typing) return undefined
  if (key === 'm' && event.shiftKey) return 'moveDeals'
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : undefined
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
