import { expect, it } from 'vitest'
import { readShare } from './read-share'

it('reads a part of the price as people write it', () => {
  expect(['5', '12,5 %', '7.5%', ' 100 ', '0'].map(readShare)).toEqual([0.05, 0.125, 0.075, 1, 0])
  expect(['', '101', '5 off', '-3', '1,2,3'].map(readShare)).toEqual([null, null, null, null, null])
})
