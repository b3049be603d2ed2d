import { existsSync } from 'node:fs'
import path from 'node:path'
import { FileNames, fileNameOf } from '../../core/exchange/file-names'

/** Where in a folder something new of about this name can be put: nothing is there yet, so nothing is written over. */
export function newPathIn(parent: string, suggestedName: string): string {
  const names = new FileNames()
  for (;;) {
    const tried = path.join(parent, names.take(fileNameOf(suggestedName, 'Winroom')))
    if (!existsSync(tried)) return tried
  }
}
