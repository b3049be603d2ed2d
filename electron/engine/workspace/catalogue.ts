import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { workspaceIdSchema, type WorkspaceId } from '../../../core/ids'

/**
 * The workspaces of a data folder: `workspaces.json` names them and says which is open; each lives in
 * `workspaces/<id>/`. A file that is lost or damaged costs the names alone: the folders are found again.
 */
const catalogueSchema = z.object({
  current: workspaceIdSchema.nullable(),
  workspaces: z.array(z.object({ id: workspaceIdSchema, name: z.string() })),
})
export type Catalogue = z.infer<typeof catalogueSchema>

export function workspaceFolder(dataDir: string, id: WorkspaceId): string {
  return join(dataDir, 'workspaces', id)
}

export function readCatalogue(dataDir: string): Catalogue {
  const found = foldersOf(dataDir)
  const named = parsedFile(join(dataDir, 'workspaces.json'))
  const workspaces = found.map(id => ({
    id,
    name: named?.workspaces.find(each => each.id === id)?.name ?? '',
  }))
  const current = named?.current ?? null
  return { current: found.find(id => id === current) ?? found[0] ?? null, workspaces }
}

/** Remembers a workspace as the one that is open. Written beside and renamed, so that a crash leaves the old one whole. */
export function rememberWorkspace(dataDir: string, id: WorkspaceId, name: string): void {
  const { workspaces } = readCatalogue(dataDir)
  const others = workspaces.filter(each => each.id !== id)
  const catalogue: Catalogue = { current: id, workspaces: [...others, { id, name }] }
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'workspaces.json')
  writeFileSync(`${path}.new`, JSON.stringify(catalogue, null, 2))
  renameSync(`${path}.new`, path)
}

function foldersOf(dataDir: string): WorkspaceId[] {
  try {
    return readdirSync(join(dataDir, 'workspaces'), { withFileTypes: true }).flatMap(entry => {
      const id = workspaceIdSchema.safeParse(entry.name)
      return entry.isDirectory() && id.success ? [id.data] : []
    })
  } catch {
    return []
  }
}

function parsedFile(path: string): Catalogue | null {
  try {
    return catalogueSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
