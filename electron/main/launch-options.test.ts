import { expect, test } from 'vitest'
import { parseJoinLink, parseLaunchOptions } from './launch-options'

const parse = (...flags: string[]) => parseLaunchOptions(['electron', '.', ...flags], '/home/ann')

test('nothing asked is nothing changed', () => {
  expect(parse()).toEqual({ dataDir: null, joinLink: null, capture: false, complaints: [] })
})

test('a data folder is made absolute from where the person stands', () => {
  expect(parse('--user-data-dir=two').dataDir).toBe('/home/ann/two')
  expect(parse('--user-data-dir=/srv/two').dataDir).toBe('/srv/two')
  expect(parse('--user-data-dir=').dataDir).toBeNull()
})

test('a start may ask to write something down at once', () => {
  expect(parse('--capture').capture).toBe(true)
})

test('a join link comes by flag, or bare as the system hands it over', () => {
  expect(parse('--join=winroom://join?w=1').joinLink).toBe('winroom://join?w=1')
  expect(parse('winroom://join?w=1').joinLink).toBe('winroom://join?w=1')
})

test.each(['https://evil.example/', 'nonsense', `winroom://${'x'.repeat(5_000)}`])(
  '%.30s is no join link',
  link => {
    const { joinLink, complaints } = parse(`--join=${link}`)
    expect(joinLink).toBeNull()
    expect(complaints).toHaveLength(1)
    expect(parseJoinLink(link)).toBeNull()
  },
)

test("Chromium's own flags are left alone", () => {
  expect(parse('--no-sandbox', '--remote-debugging-port=0', '--lang=fr').complaints).toEqual([])
})
