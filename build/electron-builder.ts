import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Configuration } from 'electron-builder'
import { distDir } from './paths'
import type { Runtime } from './runtime/index'

/**
 * How Winroom is packaged. Only `dir` on linux-x64 is built and tested by this project's own machines; macOS and Windows
 * need machines, certificates and downloads that those don't have, and are complete but untested.
 *
 * `testBuild` keeps Node's inspector, by which Playwright drives the packaged app; nothing else differs.
 */
export function packaging(runtime: Runtime, testBuild: boolean): Configuration {
  return {
    appId: 'com.winroom.app',
    productName: 'Winroom',
    copyright: 'The Winroom founders',
    directories: {
      output: path.join(distDir, testBuild ? 'test' : 'release'),
      buildResources: 'build/icons',
    },
    files: ['out/**', '!out/**/*.map', 'package.json'],
    asar: true,
    // A native module can't be loaded from within the archive.
    asarUnpack: ['**/*.node'],
    npmRebuild: false,
    electronDist: runtime.dir,
    electronVersion: runtime.version,
    compression: testBuild ? 'store' : 'normal',
    icon: 'icon.png',
    protocols: [{ name: 'Winroom link', schemes: ['winroom'] }],
    electronFuses: fuses(testBuild),
    afterPack: async ({ appOutDir }) => {
      // The pinned runtime's stand-in for Electron's default app.
      await rm(path.join(appOutDir, 'resources/app'), { recursive: true, force: true })
    },
    linux: {
      target: ['AppImage', 'deb', 'rpm'],
      executableName: 'winroom',
      category: 'Office',
      synopsis: 'Deal boards and the know-how that wins them',
      maintainer: 'The Winroom founders <hello@winroom.app>',
      vendor: 'Winroom',
      mimeTypes: ['x-scheme-handler/winroom'],
    },
    mac: {
      target: [
        { target: 'dmg', arch: ['arm64', 'x64'] },
        { target: 'zip', arch: ['arm64', 'x64'] },
      ],
      category: 'public.app-category.business',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      darkModeSupport: true,
    },
    win: { target: [{ target: 'nsis', arch: ['x64'] }] },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    },
  }
}

/** What a packaged copy's Electron will not do, whatever environment or arguments somebody gives it. */
function fuses(testBuild: boolean): NonNullable<Configuration['electronFuses']> {
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: testBuild,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  }
}
