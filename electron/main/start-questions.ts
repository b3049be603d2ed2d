import { dialog } from 'electron'
import type { Keychain, OpenKeyring } from './keyring'
import { openKeyring } from './keyring'
import { dialogLabels, type Language } from './language'

/** What is asked or told before a window exists. `quiet` answers every question with "quit", for machines without eyes. */
export interface Asking {
  language: Language
  quiet: boolean
  log: (message: string) => void
}

/** Says in plain words that the data folder can't be used. */
export function tellFolderUnusable(folder: string, reason: string, { language, quiet, log }: Asking): void {
  const labels = dialogLabels[language]
  log(`${labels.folderTitle}. ${labels.folder(folder, reason)}`)
  if (!quiet) dialog.showErrorBox(labels.folderTitle, labels.folder(folder, reason))
}

/** The keyring, or null when the person would rather quit than go on without their keys. */
export function openKeyringOrAsk(file: string, keychain: () => Keychain, asking: Asking): OpenKeyring | null {
  const labels = dialogLabels[asking.language]
  for (;;) {
    const outcome = openKeyring(file, keychain(), new Date())
    switch (outcome.kind) {
      case 'open':
        return outcome
      case 'locked':
        if (!agrees(labels.lockedTitle, labels.locked, outcome.detail, labels.tryAgain, asking)) return null
        break
      case 'damaged':
        if (!agrees(labels.damagedTitle, labels.damaged(file), outcome.detail, labels.newKey, asking))
          return null
        asking.log(`the damaged keyring was set aside as ${outcome.setAside()}`)
        break
    }
  }
}

function agrees(
  title: string,
  message: string,
  detail: string,
  goOn: string,
  { language, quiet, log }: Asking,
): boolean {
  log(`${title}. ${message} (${detail})`)
  if (quiet) return false
  const buttons = [dialogLabels[language].quit, goOn]
  return (
    dialog.showMessageBoxSync({
      type: 'warning',
      message: title,
      detail: message,
      buttons,
      defaultId: 0,
      cancelId: 0,
    }) === 1
  )
}
