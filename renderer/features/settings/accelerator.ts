/** A key press, as far as a global key is made of it. */
export interface Press {
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * What the system calls the keys that are held, such as `CommandOrControl+Shift+K`; null for keys that can be no global one: modifiers alone, a
 * letter without a modifier. By the place of the key and not its letter, so that Alt makes no other letter of it.
 */
export function acceleratorOf(press: Press, mac: boolean): string | null {
  const key = keyOf(press.code)
  const main = mac ? press.metaKey : press.ctrlKey
  const modifiers = [
    main && 'CommandOrControl',
    mac && press.ctrlKey && 'Control',
    !mac && press.metaKey && 'Super',
    press.altKey && 'Alt',
    press.shiftKey && 'Shift',
  ].filter(each => each !== false)
  const isGlobal = modifiers.some(each => each !== 'Shift')
  return key === null || !isGlobal ? null : [...modifiers, key].join('+')
}

/** `CommandOrControl+Shift+Space` as `Keys` takes it: `mod shift space`. */
export function keysOf(accelerator: string): string {
  const names: Readonly<Record<string, string>> = { CommandOrControl: 'mod', Space: 'space', Shift: 'shift', Alt: 'alt' } // prettier-ignore
  return accelerator
    .split('+')
    .map(part => names[part] ?? part)
    .join(' ')
}

function keyOf(code: string): string | null {
  const letter = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code)
  if (letter !== null) return letter[1] ?? letter[2] ?? letter[3] ?? null
  return code === 'Space' ? 'Space' : null
}
