import { expect, test } from 'vitest'
import { sniffImage } from './blobs'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, char => char.charCodeAt(0))

test.each([
  ['\x89PNG\r\n\x1a\n....', 'image/png'],
  ['\xff\xd8\xff\xe0....', 'image/jpeg'],
  ['GIF89a....', 'image/gif'],
  ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['\x00\x00\x00\x1cftypavif', 'image/avif'],
  ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', null],
  ['<?xml version="1.0"?><svg/>', null],
  ['<html><script>alert(1)</script>', null],
  ['RIFF\x10\x00\x00\x00WAVEfmt ', null],
  ['\x00\x00\x00\x1cftypisom', null],
  ['', null],
])('%j is %s, whatever it is called', (text, mime) => {
  expect(sniffImage(bytes(text))).toBe(mime)
})
