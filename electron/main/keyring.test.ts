import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKeyring, type Keychain, type OpenKeyring } from './keyring'

const none: Keychain = { seal: null, open: null }
/** Turns each byte around: enough to see that the secret itself is not in the file. */
const flip = (bytes: Buffer) => Buffer.from(bytes.map(byte => byte ^ 0xff))
const working: Keychain = { seal: text => flip(Buffer.from(text)), open: sealed => flip(sealed).toString() }
const refusing: Keychain = {
  ...working,
  open: () => {
    throw new Error('the keychain said no')
  },
}
const now = new Date('2026-11-23T10:00:00Z')
const secret = Buffer.from('a private key').toString('base64')

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'winroom-keyring-'))
  file = path.join(folder, 'keyring.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

function open(keychain: Keychain): OpenKeyring {
  const outcome = openKeyring(file, keychain, now)
  if (outcome.kind !== 'open') throw new Error(`expected an open keyring, got ${outcome.kind}`)
  return outcome
}

test('a first start has no keys and writes no file', () => {
  expect(open(working)).toMatchObject({ keys: {}, keptIn: 'keychain' })
  expect(readdirSync(folder)).toEqual([])
})

test('with a keychain, a kept secret is sealed in the file and comes back', () => {
  open(working).keep('device', secret)
  expect(readFileSync(file, 'utf8')).not.toContain(secret)
  expect(open(working).keys).toEqual({ device: secret })
})

test('without one it is a 0600 file, and says so', () => {
  open(none).keep('owner/w1', secret)
  expect(open(none)).toMatchObject({ keys: { 'owner/w1': secret }, keptIn: 'file' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('secrets of a time without a keychain are sealed as soon as there is one', () => {
  open(none).keep('device', secret)
  expect(open(working)).toMatchObject({ keys: { device: secret }, keptIn: 'keychain' })
  expect(readFileSync(file, 'utf8')).not.toContain(secret)
  expect(open(working).keys).toEqual({ device: secret })
})

test.each([
  ['absent', none],
  ['refusing', refusing],
])('sealed by a keychain that is %s now: locked, and the file stays', (_name, keychain) => {
  open(working).keep('device', secret)
  const before = readFileSync(file, 'utf8')
  expect(openKeyring(file, keychain, now).kind).toBe('locked')
  expect(readFileSync(file, 'utf8')).toBe(before)
})

test.each([
  '',
  '{"version":1,"keptIn":"file","secr',
  '{"version":2}',
  '{"version":1,"keptIn":"file","secrets":{"device":"*"}}',
  '[]',
])('a damaged file (%j) is reported, not replaced, and set aside whole when asked', content => {
  writeFileSync(file, content)
  const outcome = openKeyring(file, working, now)
  if (outcome.kind !== 'damaged') throw new Error(`expected damage, got ${outcome.kind}`)
  expect(readFileSync(file, 'utf8')).toBe(content)
  const aside = outcome.setAside()
  expect(readFileSync(aside, 'utf8')).toBe(content)
  expect(open(working).keys).toEqual({})
})

test('a file that can’t be read is an error, not an empty keyring', () => {
  expect(() => openKeyring(folder, working, now)).toThrow(/EISDIR/)
})

test('a write that fails leaves the old file whole and nothing beside it', () => {
  const keyring = open(working)
  keyring.keep('device', secret)
  const failing: Keychain = {
    ...working,
    seal: () => {
      throw new Error('the keychain said no')
    },
  }
  expect(() => open(failing).keep('owner/w1', secret)).toThrow('said no')
  expect(open(working).keys).toEqual({ device: secret })
  expect(readdirSync(folder)).toEqual(['keyring.json'])
})
