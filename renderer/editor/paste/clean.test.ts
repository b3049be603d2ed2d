// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanDocument } from './clean'
import { deepest, refusesDocument, refusesMarkup } from './limits'

const fixture = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '../../../test/fixtures/clipboard', name), 'utf8')
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')
const clean = (html: string): string => cleanDocument(parse(html)).body.innerHTML

describe('paste from Word', () => {
  const page = clean(fixture('word.html'))

  it('paragraphs that name a list are lists again, one in another', () => {
    expect(page).toContain(
      '<ul><li>Ask what it costs to wait</li><li>Name who loses<ol><li>The plant manager</li><li>Finance</li></ol></li><li>Then be silent</li></ul>',
    )
  })
  it('titles, headings, marks and tables keep their meaning', () => {
    expect(page).toContain('<h1>Discount guide</h1>')
    expect(page).toContain('<h2>When they ask for less</h2>')
    expect(page).toMatch(/<strong>never<\/strong> give without/)
    expect(page).toMatch(/<table>(<tbody>)?<tr><td[^>]*><p><strong>Give<\/strong><\/p><\/td>/)
  })
  it('nothing of Word is left', () => {
    expect(page).not.toMatch(/mso|class=|style=|<o:|<!--|StartFragment|font-family/i)
  })
})

describe('paste from Google Docs', () => {
  const page = clean(fixture('google-docs.html'))

  it('the wrapper that is called bold is not bold, and weight on a span is', () => {
    expect(page).toContain('<h2>How we win against Rivalsoft</h2>')
    expect(page).toContain('<p>They open with <strong>price</strong>, we with <em>time to value</em>.</p>')
  })
  it('lists and their checks stay', () => {
    expect(page).toContain('<li aria-checked="true"><p>Called the champion</p></li>')
    expect(page).toContain('<li><p>One</p></li>')
  })
  it('links are kept without what follows the reader', () => {
    expect(page).toContain('<a href="https://example.com/report">the report</a>')
  })
})

describe('hostile markup', () => {
  it.each([
    ['<script>boom()</script>ok', '<p>ok</p>'],
    ['<p onclick="boom()" onmouseover=boom()>ok</p>', '<p>ok</p>'],
    ['<a href="javascript:boom()">ok</a>', 'ok'],
    ['<a href="java&#9;script:boom()">ok</a>', 'ok'],
    ['<a href=" data:text/html,<script>boom()</script>">ok</a>', 'ok'],
    ['<a href="vbscript:boom()">ok</a>', 'ok'],
    ['<img src=x onerror="boom()">', ''],
    ['<svg onload="boom()"><a href="javascript:boom()">x</a></svg>', ''],
    ['<math><mtext><img src onerror=boom()></mtext></math>', ''],
    ['<iframe srcdoc="<script>boom()</script>"></iframe>', ''],
    ['<style>@import "https://spy.example/x.css"</style>', ''],
    ['<link rel=stylesheet href="https://spy.example/x.css">', ''],
    ['<p style="background:url(https://spy.example/x)">ok</p>', '<p>ok</p>'],
    ['<form action="https://spy.example"><input name=q value=x><button>go</button></form>', ''],
    ['<p hidden>secret</p><p style="display:none">hidden</p><p>ok</p>', '<p>ok</p>'],
  ])('%s', (html, expected) => {
    const found = clean(html)
    expect(found === 'ok' ? '<p>ok</p>' : found).toBe(expected === 'ok' ? '<p>ok</p>' : expected)
    expect(found).not.toMatch(/boom|spy/)
  })

  it('a picture of elsewhere is a link, a tracking pixel nothing', () => {
    expect(clean('<p><img src="https://cdn.example/a/chart.png" alt="Chart"></p>')).toBe(
      '<p><a href="https://cdn.example/a/chart.png">Chart</a></p>',
    )
    expect(clean('<p>a<img src="https://spy.example/p.gif" width=1 height=1></p>')).toBe('<p>a</p>')
    expect(clean('<p>a<img src="data:image/png;base64,AAAA" alt="b"></p>')).toBe('<p>ab</p>')
  })

  it('boxes in one another, far deeper than anybody writes, are their text', () => {
    const deep = document.implementation.createHTMLDocument('')
    let at: Element = deep.body
    for (let i = 0; i < 1_500; i++) {
      const box = deep.createElement('div')
      at.append(box)
      at = box
    }
    at.append('bottom')
    expect(refusesDocument(deep) !== null || cleanDocument(deep).body.textContent === 'bottom').toBe(true)
  })

  it('100,000 boxes in one another are refused before they are read; what people leave open is not depth', () => {
    const boxes = '<div>'.repeat(100_000) + 'bottom' + '</div>'.repeat(100_000)
    expect(refusesMarkup(boxes)).toEqual({ why: 'too-deep', size: 100_000, limit: 400 })
    expect(deepest('<p>one<p>two<br><img><li>three'.repeat(1_000))).toBe(0)
    expect(deepest('<div><b>x</b><i>y</i></div>')).toBe(2)
  })

  it('twenty megabytes are refused before they are read', () => {
    expect(refusesMarkup('x'.repeat(20_000_000))).toMatchObject({ why: 'too-long', limit: 5_000_000 })
  })

  it('a table of 10,000 rows is refused, with how many a page takes', () => {
    const rows = '<tr><td>a</td><td>b</td></tr>'.repeat(10_000)
    expect(refusesDocument(parse(`<table>${rows}</table>`))).toEqual({
      why: 'table-too-long',
      size: 10_000,
      limit: 500,
    })
  })
})
