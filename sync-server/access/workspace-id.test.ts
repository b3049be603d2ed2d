import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workspaceIdOf as appsOwn } from '../../core/documents/workspace'
import { toWorkspace } from '../room-name'
import { workspaceIdOf } from './workspace-id'

test('app and relay derive the same id from an owner key', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), key => {
      expect(workspaceIdOf(key)).toBe(appsOwn(key))
      expect(toWorkspace(workspaceIdOf(key))).toBe(workspaceIdOf(key))
    }),
  )
})
