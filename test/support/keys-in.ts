import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineOptions } from '../../electron/engine/engine'

/** A keyring for tests that start one engine after another on a folder: a plain file in it. */
export function keysIn(dataDir: string): Pick<EngineOptions, 'keys' | 'keepSecret'> {
  const path = join(dataDir, 'test-keys.json')
  const keys = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {}
  return {
    keys,
    keepSecret: (name, secret) => {
      keys[name] = secret
      writeFileSync(path, JSON.stringify(keys))
    },
  }
}
