import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { RelayLog } from '../log'
import type { LogStore } from '../store/port'
import { backupOf } from './backup'

/** In the data folder: where the relay that has it can be asked. The socket is elsewhere, because its path must be short. */
const addressFile = 'control'
const folderPrefix = 'winroom-control-'
const askBackup = 'backup\n'

/**
 * Lets commands on this computer ask the relay that has the data folder for a backup: a socket in a folder that only this
 * user may enter (a named pipe on Windows). Its file is this process's alone, so nobody else could read it.
 */
export async function serveControl(
  dataDir: string,
  store: LogStore,
  log: RelayLog,
): Promise<() => Promise<void>> {
  const file = join(dataDir, addressFile)
  removeSocket(file)
  const path = socketPath()
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', error => log.debug({ err: error }, 'control socket error'))
    socket.once('data', said => {
      if (said.toString() === askBackup) void sendBackup(socket, store, log)
      else socket.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  writeFileSync(file, path, { mode: 0o600 })
  return async () => {
    const closed = new Promise(resolve => server.close(resolve))
    for (const socket of sockets) socket.destroy() // its reader sees that the backup was cut short
    await closed
    removeSocket(file)
  }
}

/** A backup of the running relay that has `dataDir`; null when none has. */
export async function askForBackup(dataDir: string): Promise<Socket | null> {
  const file = join(dataDir, addressFile)
  if (!existsSync(file)) return null
  const socket = connect(readFileSync(file, 'utf8'))
  const isThere = await new Promise<boolean>(resolve => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false)) // a relay that was killed leaves its address behind
  })
  if (!isThere) return null
  socket.write(askBackup)
  return socket
}

async function sendBackup(socket: Socket, store: LogStore, log: RelayLog): Promise<void> {
  const begun = performance.now()
  try {
    await pipeline(backupOf(store, Date.now()), socket)
    log.info({ ms: Math.round(performance.now() - begun) }, 'backup taken')
  } catch (error) {
    log.error({ err: error }, 'backup failed') // its reader sees that it was cut short
  }
}

/** What this relay, or one before it on this folder that was killed, has left. */
function removeSocket(file: string): void {
  if (!existsSync(file)) return
  const path = readFileSync(file, 'utf8')
  rmSync(file, { force: true })
  const folder = dirname(path)
  if (process.platform === 'win32' || !folder.startsWith(join(tmpdir(), folderPrefix))) return
  rmSync(path, { force: true })
  if (existsSync(folder)) rmdirSync(folder) // with nothing else in it, or not at all
}

function socketPath(): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\winroom-relay-${randomUUID()}`
  return join(mkdtempSync(join(tmpdir(), folderPrefix)), 'control')
}
