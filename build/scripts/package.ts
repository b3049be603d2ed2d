import { build as pack, Platform } from 'electron-builder'
import path from 'node:path'
import { packaging } from '../electron-builder'
import { root } from '../paths'
import { findRuntime } from '../runtime/index'
import { ensureSystem } from '../runtime/libraries'
import { say } from '../runtime/say'
import { ensureBuilt } from './ensure-built'
import { runScript } from './script'

/**
 * `npm run package -- [TARGET...] [--test-build]`: packages for this system; without a target, as a folder to run from
 * (`dir`). Targets are electron-builder's: AppImage, deb, rpm; dmg, zip; nsis.
 */
await runScript(async () => {
  const args = process.argv.slice(2)
  const testBuild = args.includes('--test-build')
  const targets = args.filter(argument => !argument.startsWith('--'))
  await ensureSystem(['unzip'])
  const runtime = await findRuntime()
  await ensureBuilt()
  const config = packaging(runtime, testBuild)
  await pack({
    projectDir: root,
    config,
    publish: null,
    targets: Platform.current().createTarget(targets.length > 0 ? targets : ['dir']),
  })
  say(`packaged in ${path.relative(process.cwd(), config.directories?.output ?? '')}`)
  return 0
})
