import { expect, test } from 'vitest'
import { acceleratorSchema } from '../../../electron/contract/bridge'
import { acceleratorOf, keysOf, type Press } from './accelerator'

const press = (code: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]): Press => ({
  ...{ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...Object.fromEntries(held.map(key => [key, true])),
})

test.each([
  [press('Space', 'ctrlKey', 'shiftKey'), false, 'CommandOrControl+Shift+Space'],
  [press('KeyK', 'metaKey', 'altKey'), true, 'CommandOrControl+Alt+K'],
  [press('Digit1', 'ctrlKey'), true, 'Control+1'],
  [press('F5', 'altKey'), false, 'Alt+F5'],
])('%o is %s %s', (pressed, mac, accelerator) => {
  expect(acceleratorOf(pressed, mac)).toBe(accelerator)
  expect(acceleratorSchema.parse(accelerator)).toBe(accelerator)
})

test.each([
  press('KeyK'),
  press('KeyK', 'shiftKey'),
  press('ControlLeft', 'ctrlKey'),
  press('Enter', 'ctrlKey'),
])('%o is no global key', pressed => {
  expect(acceleratorOf(pressed, false)).toBeNull()
})

test('it is shown as other keys are', () => {
  expect(keysOf('CommandOrControl+Shift+Space')).toBe('mod shift space')
})
