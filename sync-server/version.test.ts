import { expect, test } from 'vitest'
import manifest from '../package.json'
import { version } from './version'

test('the relay says the version of its package', () => {
  expect(version).toBe(manifest.version)
})
