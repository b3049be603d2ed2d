import { expect, test } from 'vitest'
import { acceleratorSchema } from '../contract/bridge'
import { CaptureKey, savedKeySchema, USUAL_KEY } from './capture-key'

/** A system on which other apps have some keys, and which has no name for others. */
function system(taken: readonly string[] = [], saved: string | null | undefined = undefined) {
  const registered = new Map<string, () => void>()
  const written: unknown[] = []
  let presses = 0
  const make = () =>
    new CaptureKey({
      keys: {
        register: (accelerator, pressed) => {
          if (accelerator.endsWith('Odd')) throw new TypeError('no such key')
          if (!taken.includes(accelerator)) registered.set(accelerator, pressed)
          return registered.has(accelerator)
        },
        unregister: accelerator => void registered.delete(accelerator),
      },
      read: () => (saved === undefined ? null : savedKeySchema.parse({ accelerator: saved })),
      write: state => written.push(state) > 0,
      pressed: () => (presses += 1),
    })
  return { make, registered, written, presses: () => presses }
}

test('the usual key is asked for at the first start, and opens what it is for', () => {
  const { make, registered, presses } = system()
  expect(make().state).toEqual({ accelerator: USUAL_KEY, state: 'on' })
  registered.get(USUAL_KEY)?.()
  expect(presses()).toBe(1)
})

test('a key that another app has is said to be taken', () => {
  expect(system([USUAL_KEY]).make().state.state).toBe('taken')
})

test('changing gives the old key back to the others; switching off is remembered', () => {
  const { make, registered, written } = system()
  const key = make()
  expect(key.set('Alt+Shift+K')).toEqual({ accelerator: 'Alt+Shift+K', state: 'on' })
  expect([...registered.keys()]).toEqual(['Alt+Shift+K'])
  expect(key.set(null)).toEqual({ accelerator: null, state: 'off' })
  expect(registered.size).toBe(0)
  expect(written).toEqual([{ accelerator: 'Alt+Shift+K' }, { accelerator: null }])
  expect(system([], null).make().state).toEqual({ accelerator: null, state: 'off' })
})

test('a key that this system has no name for is as good as taken, and ends nothing', () => {
  const { make } = system()
  expect(make().set('Control+Odd').state).toBe('taken')
})

test.each(['K', 'Shift+K', 'Control+', 'Control+<script>', 'Control+K+J'])('%s is no global key', text => {
  expect(acceleratorSchema.safeParse(text).success).toBe(false)
})

test.each(['CommandOrControl+Shift+Space', 'Alt+F5', 'Control+Alt+K', 'Super+1'])('%s is one', text => {
  expect(acceleratorSchema.parse(text)).toBe(text)
})
