import { notificationsStore } from '@mantine/notifications'
import { beforeEach, expect, test } from 'vitest'
import type { Inverse } from '../../electron/contract/inverse'
import { createWords } from '../i18n'
import type { EngineClient } from './engine-client'
import type { Session } from './session'
import { notifyDone } from './undo-actions'
import { UndoStack } from './undo-stack'

const inverse: Inverse = { kind: 'record-revert', steps: [] }
const done = { ok: true, value: { inverse } } as const
const shown = () => notificationsStore.getState().notifications

async function session(): Promise<Session> {
  const client: Pick<EngineClient, 'command'> = {
    command: (() => Promise.resolve({ ok: true, value: { inverse, skipped: 0 } })) as unknown as EngineClient['command'], // prettier-ignore
  }
  // What a notice needs of a session: its words and its undo stack.
  return { undo: new UndoStack(client), words: await createWords('en') } as unknown as Session
}
beforeEach(() => {
  notificationsStore.setState(state => ({ ...state, notifications: [], queue: [] }))
})

test('a notice goes with what it speaks of, whatever was done after it', async () => {
  const app = await session()
  const removal = app.undo.record({ what: 'deletePage', title: 'A' }, Promise.resolve(done))
  notifyDone(app, 'A removed', [removal])
  app.undo.record({ what: 'edit', title: 'B' }, Promise.resolve(done))
  await app.undo.undo()
  expect(shown()).toHaveLength(1)
  await app.undo.undo()
  expect(shown()).toHaveLength(0)
})

test('what was undone before its answer came is not spoken of any more: there would be nothing left to undo', async () => {
  const app = await session()
  const removal = app.undo.record({ what: 'deletePage', title: 'A' }, Promise.resolve(done))
  await app.undo.undo()
  notifyDone(app, 'A removed', [removal])
  expect(shown()).toHaveLength(0)
})
