import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolvePageFile } from './page-files'

const folder = path.resolve('/app/out/renderer')
const file = (url: string, method?: string) => resolvePageFile(folder, url, method)?.file ?? null

test('pages and their parts are found, with their type', () => {
  expect(resolvePageFile(folder, 'winroom-app://ui/')).toEqual({
    file: `${folder}/index.html`,
    type: 'text/html; charset=utf-8',
  })
  expect(resolvePageFile(folder, 'winroom-app://ui/assets/a.js?v=1#x')).toEqual({
    file: `${folder}/assets/a.js`,
    type: 'text/javascript; charset=utf-8',
  })
  expect(file('winroom-app://ui/assets/Inter%20variable.woff2')).toBe(`${folder}/assets/Inter variable.woff2`)
})

test.each([
  'winroom-app://ui/..%2f..%2fpackage.json',
  'winroom-app://ui/%2e%2e%2f%2e%2e%2fpackage.json',
  'winroom-app://ui/assets/..%2f..%2f..%2fmain/index.js',
  'winroom-app://ui/..%5c..%5cpackage.json',
  'winroom-app://ui/index.html%00.png',
  'winroom-app://ui/%E0%A4%A',
  'winroom-app://ui/etc/passwd',
  'winroom-app://ui/run.sh',
  'not a url',
])('%s is refused', url => {
  expect(file(url)).toBeNull()
})

test('a sibling folder with the same beginning is not ours', () => {
  expect(file('winroom-app://ui/..%2frenderer-old/index.html')).toBeNull()
})

test('only GET', () => {
  expect(file('winroom-app://ui/index.html', 'POST')).toBeNull()
})

test('no path leads outside the folder', () => {
  const piece = fc.oneof(
    fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', 'a.js', '\\', '%00', '//'),
    fc.string({ maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
      const found = file(`winroom-app://ui/${pieces.join('/')}.js`)
      expect(found === null || path.resolve(found).startsWith(folder + path.sep)).toBe(true)
    }),
  )
})
