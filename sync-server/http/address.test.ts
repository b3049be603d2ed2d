import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientOf, neighbourhood } from './address'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('%s counts as %s', (address, expected) => {
  expect(neighbourhood(address)).toBe(expected)
})

test('behind a proxy only what the proxy itself saw counts, and without one nothing that a client says', () => {
  const request = {
    headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.3' },
    socket: { remoteAddress: '127.0.0.1' },
  } as unknown as IncomingMessage // all that is looked at
  expect(clientOf(request, true)).toBe('198.51.100.3')
  expect(clientOf(request, false)).toBe('127.0.0.1')
  expect(clientOf({ ...request, headers: {} } as IncomingMessage, true)).toBe('127.0.0.1')
})
