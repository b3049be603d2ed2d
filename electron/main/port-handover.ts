import { MessageChannelMain, type BrowserWindow } from 'electron'
import type { EngineProcess } from './engine-process'
import { tell } from './windows'

/** Joins a window and the engine by a channel whose ends main gives away and never reads. */
export function handOverPort(window: BrowserWindow, engine: EngineProcess): void {
  const { port1, port2 } = new MessageChannelMain()
  const outcome = engine.connect(window.id, port1)
  if (outcome === 'connected') {
    window.webContents.postMessage('engine-port', null, [port2])
    return
  }
  port2.close()
  if (outcome !== 'down') tell(window, outcome)
}
