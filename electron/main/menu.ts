import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MainEvent } from '../contract/bridge'
import type { Language } from './language'
import { menuLabels, type MenuLabel } from './menu-labels'

export type MenuCommand = Extract<MainEvent, { type: 'menu' }>['command']

export interface MenuActions {
  send: (command: MenuCommand) => void
  openWindow: () => void
}

/** The application menu. Our commands go to the focused window; copy, paste and the like are the system's. */
export function installMenu(language: Language, actions: MenuActions): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(language, actions, process.platform === 'darwin')),
  )
}

interface Parts {
  mac: boolean
  label: (name: MenuLabel) => string
  command: (name: MenuCommand & MenuLabel, accelerator?: string) => MenuItemConstructorOptions
  openWindow: () => void
}
const separator: MenuItemConstructorOptions = { type: 'separator' }

export function menuTemplate(
  language: Language,
  actions: MenuActions,
  mac: boolean,
): MenuItemConstructorOptions[] {
  const label = (name: MenuLabel) => menuLabels[language][name]
  /**
   * The page listens for these keys itself (it knows whether a text field or the board has the focus); the menu shows
   * them, and handles only a click.
   */
  const command: Parts['command'] = (name, accelerator) => ({
    label: label(name),
    click: () => actions.send(name),
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  })
  const parts: Parts = { mac, label, command, openWindow: actions.openWindow }
  return [
    ...(mac ? [macMenu(command('settings', 'Cmd+,'))] : []),
    { label: label('file'), submenu: fileMenu(parts) },
    { label: label('edit'), submenu: editMenu(parts) },
    { label: label('view'), submenu: viewMenu(parts) },
    { label: label('go'), submenu: goMenu(parts) },
    { label: label('help'), role: 'help', submenu: [command('shortcuts')] },
  ]
}

function fileMenu({ mac, label, command, openWindow }: Parts): MenuItemConstructorOptions[] {
  return [
    command('new-deal'),
    command('capture', 'CmdOrCtrl+J'),
    { label: label('newWindow'), accelerator: 'CmdOrCtrl+Shift+N', click: () => openWindow() },
    command('deal-window'),
    separator,
    command('import'),
    command('export'),
    command('print', 'CmdOrCtrl+P'),
    separator,
    command('import-pages'),
    command('export-pages'),
    separator,
    command('sharing'),
    ...(mac ? [] : [command('settings', 'Ctrl+,')]),
    separator,
    { role: 'close', label: label('close') },
    ...(mac ? [] : [{ role: 'quit', label: label('quit') } as const]),
  ]
}

function editMenu({ mac, label, command }: Parts): MenuItemConstructorOptions[] {
  return [
    command('undo', 'CmdOrCtrl+Z'),
    command('redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
    separator,
    { role: 'cut', label: label('cut') },
    { role: 'copy', label: label('copy') },
    { role: 'paste', label: label('paste') },
    { role: 'pasteAndMatchStyle', label: label('pastePlain') },
    { role: 'selectAll', label: label('selectAll') },
    separator,
    command('find', 'CmdOrCtrl+F'),
  ]
}

function viewMenu({ label, command }: Parts): MenuItemConstructorOptions[] {
  return [
    command('rail', 'CmdOrCtrl+\\'),
    separator,
    { role: 'resetZoom', label: label('actualSize') },
    { role: 'zoomIn', label: label('zoomIn') },
    { role: 'zoomOut', label: label('zoomOut') },
    { role: 'togglefullscreen', label: label('fullScreen') },
    ...(app.isPackaged ? [] : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
  ]
}

function goMenu({ mac, command }: Parts): MenuItemConstructorOptions[] {
  return [
    command('palette', 'CmdOrCtrl+K'),
    separator,
    // G then B, G then W: keys one after the other are nothing that a menu can show.
    command('day'),
    command('board'),
    command('wiki'),
    command('portfolio'),
    separator,
    command('back', mac ? 'Cmd+[' : 'Alt+Left'),
    command('forward', mac ? 'Cmd+]' : 'Alt+Right'),
  ]
}

function macMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  }
}
