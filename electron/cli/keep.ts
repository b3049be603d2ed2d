import { resolve } from 'node:path'
import { refusedOutput } from '../engine/exchange/output-file'
import { backupWorkspace } from '../engine/store/backup'
import { checkFolder } from '../engine/store/check'
import { CliFailure, exitCodes } from './failure'
import { tell, type Output } from './output'
import { alone, folderOf, isWorkspace, withStore } from './workspace'

/** `check`: every checksum of the store compared. It repairs nothing: opening the workspace does. */
export function check(workspace: string, output: Output): Promise<void> {
  const folder = folderOf(workspace)
  if (!isWorkspace(folder)) throw new CliFailure(exitCodes.badInput, `"${folder}" is no workspace.`)
  return alone(folder, () => {
    const damage = checkFolder(folder)
    if (output.json || damage.length === 0) tell(output, { damage }, ['The store is whole.'])
    if (damage.length === 0) return Promise.resolve()
    throw new CliFailure(exitCodes.other, 'The store is damaged:', damage.map(({ detail }) => detail)) // prettier-ignore
  })
}

/** `backup`: a consistent copy of the store as one file, with its pictures beside it. */
export function backup(workspace: string, out: string, output: Output): Promise<void> {
  if (out === '-')
    throw new CliFailure(exitCodes.badInput, 'A backup goes to a file, not to standard output.')
  return withStore(workspace, (store, folder) => {
    const file = resolve(out)
    const refused = refusedOutput(folder, file, 'backup')
    if (refused !== null) throw new CliFailure(exitCodes.badInput, refused)
    backupWorkspace(folder, file, () => store.backup(file))
    tell(output, { out: file }, [`Backup written to ${file}`])
  })
}
