import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { packagedExecutable } from './support/packaged'
import { eventually } from './support/wait'
import { expect, fixtureEngine, test } from './support/winroom'

/** How a fuse stands in the binary: the digits 0 and 1. */
const fuse = { off: 0x30, on: 0x31 } as const

test.describe('the packaged copy', () => {
  test('has its fuses closed, and no default app', async () => {
    const executable = packagedExecutable()
    const wire = await getCurrentFuseWire(executable)
    const closed = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    for (const option of closed) expect(wire[option]).toBe(fuse.off)
    for (const option of [FuseV1Options.EnableCookieEncryption, FuseV1Options.OnlyLoadAppFromAsar])
      expect(wire[option]).toBe(fuse.on)
    const resources = path.join(path.dirname(executable), 'resources')
    expect(existsSync(path.join(resources, 'app.asar'))).toBe(true)
    expect(existsSync(path.join(resources, 'app'))).toBe(false)
  })

  test('will not run as a plain Node, whatever the environment says', async ({ temporaryFolder }) => {
    const proof = path.join(await temporaryFolder('node'), 'proof')
    const code = `require('fs').writeFileSync(${JSON.stringify(proof)}, '')`
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${fixtureEngine}` }
    const args = ['--no-sandbox', `--user-data-dir=${path.dirname(proof)}`, '-e', code]
    await new Promise(resolve =>
      execFile(packagedExecutable(), args, { env, timeout: 4_000, killSignal: 'SIGTERM' }, resolve),
    )
    expect(existsSync(proof)).toBe(false)
  })

  test('runs its own engine from the archive, with the native store, and takes no other from the environment', async ({
    launchWinroom,
  }) => {
    const { app, dataDir, enginePid, close } = await launchWinroom({
      executable: packagedExecutable(),
      env: { WINROOM_ENGINE: fixtureEngine },
    })
    expect(await app.evaluate(({ app: electron }) => electron.isPackaged)).toBe(true)
    const pid = await enginePid()
    await eventually('the native store in the engine', () => mapsLibsql(pid))
    await close()
    expect(existsSync(path.join(dataDir, 'heard.log'))).toBe(false)
  })
})

/** Whether the process has mapped the store's native module (Linux tells in /proc). */
async function mapsLibsql(pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/maps`, 'utf8')).includes('@libsql')
}
