import {
  engineToMainSchema,
  mainToEngineSchema,
  type EngineToMain,
  type MainToEngine,
} from '../contract/process'
import { Engine } from './engine'
import { acquireFolderLock } from './store/lock'
import { StoreError } from './store/port'
import { openSqliteStore } from './store/sqlite'
import { createTaskRunner } from './tasks'
import { systemTimers } from './timers'
import { electronPort, type ElectronPort } from './windows/electron-port'

/** The engine as Electron's utility process: main's messages in, main's messages out. Everything else is `engine.ts`. */
const parent = process.parentPort
let engine: Engine | null = null
/** Windows that came before the workspace was open. */
const waiting: { windowId: number; port: ElectronPort }[] = []

function tell(message: EngineToMain): void {
  parent.postMessage(engineToMainSchema.parse(message))
}

parent.on('message', ({ data, ports }) => {
  const message = mainToEngineSchema.safeParse(data)
  if (message.success) void receive(message.data, ports)
})

async function receive(message: MainToEngine, ports: readonly ElectronPort[]): Promise<void> {
  switch (message.type) {
    case 'start':
      return start(message)
    case 'window': {
      const [port] = ports
      if (port === undefined) return
      if (engine === null) waiting.push({ windowId: message.windowId, port })
      else engine.attach(String(message.windowId), electronPort(port))
      return
    }
    case 'window-closed':
      engine?.detach(String(message.windowId))
      return
    case 'wake':
      engine?.wake()
      return
    case 'stop':
      await engine?.stop()
      tell({ type: 'stopped' })
      process.exit(0)
  }
}

async function start(message: Extract<MainToEngine, { type: 'start' }>): Promise<void> {
  const { dataDir, keys, keysKeptIn, locale } = message
  try {
    const starting = new Engine({
      dataDir,
      keys,
      keysKeptIn,
      locale,
      keepSecret: (name, secret) => tell({ type: 'keep-secret', name, secret }),
      timers: systemTimers,
      tasks: createTaskRunner(),
      openStore: (folder, onDamage) => openSqliteStore({ folder, onDamage }),
      lockFolder: folder => acquireFolderLock(folder, 'app'),
    })
    await starting.start()
    engine = starting
    for (const { windowId, port } of waiting.splice(0)) engine.attach(String(windowId), electronPort(port))
    tell({ type: 'ready' })
  } catch (error) {
    tell({
      type: 'cannot-start',
      code: startProblem(error),
      detail: error instanceof Error ? error.message : String(error),
    })
  }
}

function startProblem(error: unknown): Extract<EngineToMain, { type: 'cannot-start' }>['code'] {
  if (!(error instanceof StoreError)) return 'unknown'
  return error.code === 'closed' ? 'unknown' : error.code
}
