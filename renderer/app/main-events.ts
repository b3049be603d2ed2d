import { mainEventSchema, type MainEvent } from '../../electron/contract/bridge'
import { runCommand, type CommandId } from './commands'
import { openWinroomLink } from './open-url'
import type { Session } from './session'

const menuCommands: Readonly<Record<Extract<MainEvent, { type: 'menu' }>['command'], CommandId>> = {
  import: 'import',
  export: 'export',
  'import-pages': 'importPages',
  'export-pages': 'exportPages',
  'new-deal': 'newDeal',
  capture: 'capture',
  undo: 'undo',
  redo: 'redo',
  find: 'find',
  palette: 'palette',
  settings: 'settings',
  shortcuts: 'shortcuts',
  sharing: 'sharing',
  day: 'day',
  board: 'board',
  wiki: 'wiki',
  portfolio: 'portfolio',
  print: 'print',
  back: 'back',
  forward: 'forward',
  rail: 'rail',
  'deal-window': 'dealWindow',
}

/** Does what main asks for: menu items, links, the engine's comings and goings. Ends with the function returned. */
export function followMain(session: Session): () => void {
  const { bridge, client, cannotStart } = session
  return bridge.onMainEvent(raw => {
    const parsed = mainEventSchema.safeParse(raw)
    if (!parsed.success) return
    const event = parsed.data
    switch (event.type) {
      case 'menu':
        if (!editsText(event.command)) runCommand(session, menuCommands[event.command])
        return
      case 'engine-down':
        return client.detach()
      case 'engine-up':
        cannotStart.set(null)
        return void bridge.invoke('engine:connect', undefined)
      case 'engine-cannot-start':
        return cannotStart.set({ code: event.code, detail: event.detail })
      case 'link':
        return openWinroomLink(session, event.url)
    }
  })
}

/** Undo from the menu while a field has the focus is the field's own. */
function editsText(command: string): boolean {
  const field = document.activeElement
  const inField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  // A text that several people write in has its steps on the window's own stack.
  if (!inField || 'ownUndo' in field.dataset || (command !== 'undo' && command !== 'redo')) return false
  // Deprecated, and the only way to a field's own undo history.
  document.execCommand(command)
  return true
}
