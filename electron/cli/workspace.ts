import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import * as Y from 'yjs'
import { editWorkspace, openWorkspace, seedIdentity, workspaceIdOf } from '../../core/documents/workspace'
import { keyringSchema, type Keyring } from '../contract/process'
import { WORKSPACE_DOCUMENT } from '../engine/documents/names'
import { acquireFolderLock } from '../engine/store/lock'
import { StoreError, type LogEntry } from '../engine/store/port'
import { openSqliteStore, type SqliteStore } from '../engine/store/sqlite'
import { storeFile } from '../engine/store/store-files'
import { readCatalogue, workspaceFolder } from '../engine/workspace/catalogue'
import { localMember, newKeyPair, readKeyPair, type LocalMember } from '../engine/workspace/identity'
import { CliFailure, exitCodes } from './failure'

/** The folder that a person means: a workspace's own, or the one that is current in the app's data folder. */
export function folderOf(given: string): string {
  const folder = resolve(given)
  if (existsSync(storeFile(folder)) || !existsSync(join(folder, 'workspaces'))) return folder
  const { current } = readCatalogue(folder)
  if (current === null) throw new CliFailure(exitCodes.badInput, `"${folder}" holds no workspace yet.`)
  return workspaceFolder(folder, current)
}

export function isWorkspace(folder: string): boolean {
  return existsSync(storeFile(folder))
}

/** Does `work` while no one else uses the folder: the app and the command line never write at the same time. */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = acquireFolderLock(folder, 'cli')
  try {
    return await work()
  } finally {
    lock.release()
  }
}

/** Does `work` with the open store of a workspace that is there. */
export async function withStore<T>(
  given: string,
  work: (store: SqliteStore, folder: string) => Promise<T> | T,
): Promise<T> {
  const folder = folderOf(given)
  if (!isWorkspace(folder)) throw new CliFailure(exitCodes.badInput, `"${folder}" is no workspace.`)
  return alone(folder, async () => {
    const store = openSqliteStore({ folder })
    try {
      return await work(store, folder)
    } finally {
      await store.close()
    }
  })
}

/** Makes a workspace in a folder that holds none: named after the folder, owned by a key beside it. Call it `alone`. */
export async function createWorkspace(folder: string): Promise<void> {
  const owner = newKeyPair()
  keepKeys(folder, { ...readKeys(folder), [`owner/${workspaceIdOf(owner.publicKey)}`]: owner.secret })
  const doc = new Y.Doc()
  const workspace = openWorkspace(doc)
  const ownerKey = Buffer.from(owner.publicKey).toString('base64')
  const name = basename(folder).slice(0, 200) || 'Workspace'
  editWorkspace(workspace, { from: 'seed' }, () => seedIdentity(workspace, { name, ownerKey }))
  const store = openSqliteStore({ folder })
  await store.append([{ document: WORKSPACE_DOCUMENT, update: Y.encodeStateAsUpdate(doc) }])
  await store.close()
}

/** Who imports here: this folder's own device key, made when it is first needed (DESIGN §5). */
export function cliMember(folder: string): LocalMember {
  const keys = readKeys(folder)
  const known = keys['device']
  if (known !== undefined) return localMember(readKeyPair(known))
  const made = newKeyPair()
  keepKeys(folder, { ...keys, device: made.secret })
  return localMember(made)
}

/** The entry that adds the member to the workspace; none when it is there. */
export function memberEntries(store: SqliteStore, { id, name, colour }: LocalMember): LogEntry[] {
  const doc = new Y.Doc()
  for (const update of store.load(WORKSPACE_DOCUMENT).updates) Y.applyUpdate(doc, update)
  const workspace = openWorkspace(doc)
  const entries: LogEntry[] = []
  if (workspace.collections.members.has(id)) return entries
  doc.on('update', (update: Uint8Array) => entries.push({ document: WORKSPACE_DOCUMENT, update }))
  editWorkspace(workspace, { from: 'seed' }, () => workspace.collections.members.create(id, { name, colour }))
  return entries
}

const keysFile = (folder: string): string => join(folder, 'cli-keys.json')

function readKeys(folder: string): Keyring {
  if (!existsSync(keysFile(folder))) return {}
  const keys = keyringSchema.safeParse(JSON.parse(readFileSync(keysFile(folder), 'utf8')))
  if (!keys.success) throw new StoreError('damaged', `"${keysFile(folder)}" holds no keys.`)
  return keys.data
}

function keepKeys(folder: string, keys: Keyring): void {
  writeFileSync(keysFile(folder), JSON.stringify(keys, null, 2), { mode: 0o600 })
}
