/** Takes a folder's lock as the kind it is told, says so, and keeps it until it is killed. */
import { writeSync } from 'node:fs'
import { acquireFolderLock } from '../../../../electron/engine/store/lock'

const [folder = '', kind = 'app'] = process.argv.slice(2)
acquireFolderLock(folder, kind === 'cli' ? 'cli' : 'app')
writeSync(1, 'locked\n')
setInterval(() => undefined, 60_000)
