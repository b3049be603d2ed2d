// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest'
import { createFinder } from './find-in-page'
import { fold } from './fold'

beforeAll(() => {
  // jsdom has no StaticRange; the finder asks for nothing but its four places.
  globalThis.StaticRange ??= class {
    constructor(places: StaticRangeInit) {
      Object.assign(this, places)
    }
  } as typeof StaticRange
})

describe('find in page', () => {
  it('compares without case or accents, and keeps every place', () => {
    expect(fold('ÉTÉ PRÍCE')).toBe('ete price')
    for (const text of ['ﬁn', 'İstanbul', '🚀 à', 'ß']) expect(fold(text)).toHaveLength(text.length)
  })

  it('finds over a change of look, not over the edge of a block, and reads again only what was changed', () => {
    const root = document.createElement('div')
    root.innerHTML = '<p><span>pri</span><strong>ce</strong> Price</p><ul><li>pri</li><li>ce</li></ul>'
    const finder = createFinder(() => root)
    const found = finder.find('PRICE')
    expect(found).toHaveLength(2)
    expect(found[0]!.range.startContainer.textContent).toBe('pri')
    expect(found[0]!.range.endContainer.textContent).toBe('ce')
    const block = root.querySelector('p')!
    block.querySelector('span')!.firstChild!.nodeValue = 'vi'
    expect(finder.find('price')).toHaveLength(2)
    finder.forget(block)
    expect(finder.find('price')).toHaveLength(1)
    expect(finder.find('')).toEqual([])
  })
})
