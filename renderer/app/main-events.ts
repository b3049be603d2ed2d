import { mainEventSchema, type MainEvent } from '../../electron/contract/bridge'
import { runCommand, type CommandId } from './commands'
import { pageOfLink } from './page-link'
import type { Session } from './session'

const menuCommands: Readonly<Record<Extract<MainEvent, { type: 'menu' }>['command'], CommandId>> = {
  import: 'import',
  export: 'export',
  'new-deal': 'newDeal',
  undo: 'undo',
  redo: 'redo',
  find: 'find',
  palette: 'palette',
  settings: 'settings',
  shortcuts: 'shortcuts',
  sharing: 'sharing',
  board: 'board',
  wiki: 'wiki',
  portfolio: 'portfolio',
  back: 'back',
  forward: 'forward',
  rail: 'rail',
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
        return openLink(session, event.url)
    }
  })
}

/** `winroom://page/<id>` shows a page; any other link is for the sharing panel to ask about. */
function openLink({ ui }: Session, url: string): void {
  const pageId = pageOfLink(url)
  if (pageId === null) ui.set({ panel: 'sharing', joinLink: url })
  else ui.showPage(pageId)
}

/** Undo from the menu while a field has the focus is the field's own. */
function editsText(command: string): boolean {
  const field = document.activeElement
  const inField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  if (!inField || (command !== 'undo' && command !== 'redo')) return false
  // Deprecated, and the only way to a field's own undo history.
  document.execCommand(command)
  return true
}
