import { safeStorage } from 'electron'
import type { Keychain } from './keyring'

/** The keychain of this computer; call once the app is ready. */
export function systemKeychain(): Keychain {
  if (!isReal()) return { seal: null, open: null }
  return { seal: text => safeStorage.encryptString(text), open: sealed => safeStorage.decryptString(sealed) }
}

function isReal(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  // Without a secret service, Linux "seals" with a password that everybody knows.
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}
