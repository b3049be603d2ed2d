import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { outDir, root } from '../../../build/paths'

const made: string[] = []

/** A folder that is removed when the bench ends. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `winroom-bench-${name}-`))
  made.push(folder)
  return folder
}

export async function removeTemporaryFolders(): Promise<void> {
  await Promise.all(made.splice(0).map(folder => rm(folder, { recursive: true, force: true, maxRetries: 5 })))
}

let copied: Promise<string> | null = null

/** The build as it is now, in a folder of its own: every round measures one build, though somebody builds meanwhile. */
export function buildCopy(): Promise<string> {
  return (copied ??= copyBuild())
}

async function copyBuild(): Promise<string> {
  const app = path.join(await temporaryFolder('build'), 'app')
  await mkdir(app)
  await cp(outDir, path.join(app, 'out'), { recursive: true, filter: file => !file.endsWith('.map') })
  await cp(path.join(root, 'package.json'), path.join(app, 'package.json'))
  await symlink(path.join(root, 'node_modules'), path.join(app, 'node_modules'), 'dir')
  return app
}
