import { describe, expect, it } from 'vitest'
import type { SyncStatus } from '../../../electron/contract/rows'
import { syncState } from './sync-state'

const local: SyncStatus = { relay: null, connection: 'off', reason: null, saved: 'saved', saveProblem: null, pending: 0, unsent: 0, unheld: 0, arriving: false, heldAt: null } // prettier-ignore
const connected: SyncStatus = { ...local, relay: 'ws://x', connection: 'connected' }

describe('S5: saved, sent and held are told apart', () => {
  it('without a relay, what is on disk is saved here, and never more', () => {
    expect(syncState(local, 0)).toBe('savedHere')
    expect(syncState({ ...local, unsent: 3, unheld: 3 }, 0)).toBe('savedHere')
  })
  it('what is not yet on disk is not called saved', () => {
    expect(syncState(local, 1)).toBe('saving')
    expect(syncState({ ...connected, pending: 1 }, 0)).toBe('saving')
    expect(syncState({ ...connected, saved: 'failing' }, 0)).toBe('failing')
  })
  it('is safe on the relay only when the relay has said so of everything', () => {
    expect(syncState({ ...connected, unsent: 1, unheld: 1 }, 0)).toBe('sending')
    expect(syncState({ ...connected, unheld: 1 }, 0)).toBe('sent')
    expect(syncState(connected, 0)).toBe('held')
    expect(syncState({ ...connected, arriving: true }, 0)).toBe('arriving')
  })
  it('is never called held while the relay is away', () => {
    expect(syncState({ ...connected, connection: 'waiting' }, 0)).toBe('savedHere')
    expect(syncState({ ...connected, connection: 'waiting', unsent: 2 }, 0)).toBe('sending')
    expect(syncState({ ...connected, connection: 'connecting' }, 0)).toBe('connecting')
  })
})
