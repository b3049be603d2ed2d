import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { BridgeChannel, BridgeInput, WinroomBridge } from '../contract/bridge'

/**
 * The bridge and nothing else: channel names are fixed here, so that a page which was taken over can't reach another.
 * Arguments are parsed by main, answers and events by the page.
 */
const channels: Readonly<Record<BridgeChannel, true>> = {
  'app:info': true,
  'file:choose-import': true,
  'file:choose-export': true,
  'file:choose-pages': true,
  'file:choose-new-folder': true,
  'plan:save': true,
  'file:show-in-folder': true,
  'clipboard:write': true,
  'window:new': true,
  'capture:key': true,
  'capture:set-key': true,
  'capture:close': true,
  'engine:connect': true,
}

/** What main said before the page began to listen waits here: a link that started the app must not be lost. */
const listeners = new Set<(event: unknown) => void>()
let unheard: unknown[] = []
const unheardAtMost = 100

ipcRenderer.on('main-event', (_event, payload: unknown) => {
  if (listeners.size === 0) unheard = [...unheard, payload].slice(-unheardAtMost)
  else for (const listener of listeners) listener(payload)
})

const bridge: WinroomBridge = {
  invoke: <C extends BridgeChannel>(channel: C, input: BridgeInput<C>) =>
    Object.hasOwn(channels, channel)
      ? (ipcRenderer.invoke(channel, input) as Promise<unknown>)
      : Promise.reject(new Error('There is no such channel.')),
  onMainEvent: listener => {
    listeners.add(listener)
    const waiting = unheard
    unheard = []
    for (const event of waiting) listener(event)
    return () => void listeners.delete(listener)
  },
  pathOfFile: file => webUtils.getPathForFile(file),
}

contextBridge.exposeInMainWorld('winroom', bridge)

/** A MessagePort can't cross the context bridge, but a window message carries it into the page's own world. */
ipcRenderer.on('engine-port', event => {
  window.postMessage({ type: 'engine-port' }, window.location.origin, event.ports)
})
