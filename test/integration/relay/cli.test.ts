import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { OpenAccessError, startEmbeddedRelay } from '../../../sync-server/embedded'
import { createMemoryStore } from '../../../sync-server/store/memory'
import {
  afterTest,
  RawClient,
  relayOutcome,
  relayProcess,
  stockClient,
  synced,
  temporaryFolder,
} from './support'

test('it says where it listens, serves, logs no content, and stops on SIGTERM with everything on disk', async () => {
  const data = temporaryFolder()
  const relay = await relayProcess(data, '--log-level', 'debug')
  expect(relay.line).toMatch(
    new RegExp(`^Winroom relay listening on ws://127\\.0\\.0\\.1:\\d+ \\(data: ${data}\\)$`),
  )
  const health = await fetch(`${relay.url.replace('ws:', 'http:')}/healthz`)
  expect(health.status).toBe(200)
  const client = stockClient(relay.url, 'w/board/b')
  await synced(client)
  client.doc.getMap('m').set('secret-key', 'secret-value')
  const witness = await RawClient.connect(relay.url, 'w/board/b')
  await witness.ask()
  relay.signal('SIGTERM')
  expect(await relay.exited).toBe(0)
  expect(relay.stderr()).toContain('"msg":"stopping"')
  expect(relay.stderr()).not.toContain('secret')
  expect(await witness.closed()).toBe(1012)
  expect(existsSync(join(data, 'relay.db-wal'))).toBe(false)
  client.provider.destroy()
  const again = await relayProcess(data)
  const late = stockClient(again.url, 'w/board/b')
  await synced(late)
  expect(late.doc.getMap('m').get('secret-key')).toBe('secret-value')
  again.signal('SIGINT')
  expect(await again.exited).toBe(0)
})

test('--help tells the options and exits 0', async () => {
  const { code, stdout } = await relayOutcome('--help')
  expect(code).toBe(0)
  for (const option of ['--port', '--host', '--data', '--open', 'only']) expect(stdout).toContain(option)
})

test.each([
  [['--open', '--host', '0.0.0.0'], 'this computer only: not on 0.0.0.0'],
  [['--open', '--host', '::'], 'this computer only: not on ::'],
  [['--open', '--host', 'example.org'], 'this computer only: not on example.org'],
  [['--open', '--port', 'abc'], 'A port is a number from 0 to 65535'],
  [['--open', '--port', '70000'], 'A port is a number from 0 to 65535'],
  [['--nonsense'], 'unknown option'],
])('%j is refused in plain words, exit 2', async (args, words) => {
  const data = join(temporaryFolder(), 'data')
  const { code, stdout, stderr } = await relayOutcome('--port', '0', '--data', data, ...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(words)
  expect(existsSync(data)).toBe(false)
})

test('a port in use is said, exit 1, and the store is given back', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  afterTest(() => other.close())
  const port = (other.address() as AddressInfo).port
  const data = temporaryFolder()
  const { code, stderr } = await relayOutcome('--open', '--port', `${port}`, '--data', data)
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Port ${port} on 127.0.0.1 is in use by another program.\n`,
  })
  await expect(startEmbeddedRelay({ dataDir: data, port })).rejects.toThrow('EADDRINUSE')
  await (await startEmbeddedRelay({ dataDir: data })).close()
})

test('a data folder that is a file, or in use by another relay, is said, exit 1', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const inFile = await relayOutcome('--open', '--port', '0', '--data', file)
  expect(inFile.code).toBe(1)
  expect(inFile.stderr).toMatch(/^The data folder .*file can't be made: there is a file of that name/)
  const below = await relayOutcome('--open', '--port', '0', '--data', join(file, 'below'))
  expect(below.code).toBe(1)
  expect(below.stderr).toMatch(/^The data folder .* can't be made/)
  await relayProcess(folder)
  const second = await relayOutcome('--open', '--port', '0', '--data', folder)
  expect(second.code).toBe(1)
  expect(second.stderr).toMatch(/^The store .*relay\.db is in use by another relay\.\n$/)
})

test('embedded: open access is for loopback only', async () => {
  const store = createMemoryStore()
  await expect(startEmbeddedRelay({ store, host: '0.0.0.0' })).rejects.toThrow(OpenAccessError)
  await expect(startEmbeddedRelay({ store, host: '::' })).rejects.toThrow(OpenAccessError)
})
