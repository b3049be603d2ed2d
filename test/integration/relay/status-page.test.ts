import { request } from 'node:http'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../../../sync-server/store/memory'
import { httpOf } from './access-support'
import { RawClient, startRelay } from './support'

function page(port: number, host: string): Promise<{ html: string; policy: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: '/', headers: { host } }, response => {
      let html = ''
      response.on('data', chunk => (html += String(chunk)))
      response.on('end', () => resolve({ html, policy: String(response.headers['content-security-policy']) }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('the status page says how the relay does and how to connect, and nothing of what it keeps', async () => {
  const relay = await startRelay({ store: createMemoryStore(), version: '1.2.3' })
  const client = await RawClient.connect(relay.url, 'secret-workspace/board/b1')
  await client.ask()
  const response = await fetch(`${httpOf(relay.url)}/`)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const html = await response.text()
  for (const row of [
    'Version</dt><dd>1.2.3<',
    'Nodes</dt><dd>1<',
    'Open rooms</dt><dd>1<',
    'Connections</dt><dd>1<',
  ])
    expect(html).toContain(row)
  expect(html).toContain(`<code>127.0.0.1:${relay.port}</code>`)
  expect(html).not.toContain('secret')
  expect(html).not.toMatch(/<script|https?:/)
})

test('a host name that is none does not get into the page', async () => {
  const relay = await startRelay({ store: createMemoryStore() })
  const { html, policy } = await page(relay.port, '<script>alert(1)</script>')
  expect(html).not.toContain('<script')
  expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'")
})
