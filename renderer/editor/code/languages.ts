import bash from 'highlight.js/lib/languages/bash'
import css from 'highlight.js/lib/languages/css'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import markdown from 'highlight.js/lib/languages/markdown'
import python from 'highlight.js/lib/languages/python'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { createLowlight } from 'lowlight'

/** A chunk of its own, fetched when a page with code is shown. */
const lowlight = createLowlight({
  bash,
  css,
  java,
  javascript,
  json,
  markdown,
  python,
  sql,
  typescript,
  xml,
  yaml,
})

export interface CodeToken {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
}
export const tokenKinds = ['keyword', 'string', 'number', 'comment', 'name'] as const
export type TokenKind = (typeof tokenKinds)[number]

const kindsOfClass: Readonly<Record<string, TokenKind>> = {
  keyword: 'keyword',
  built_in: 'keyword',
  literal: 'number',
  number: 'number',
  string: 'string',
  regexp: 'string',
  meta: 'comment',
  comment: 'comment',
  quote: 'comment',
  title: 'name',
  attr: 'name',
  attribute: 'name',
  name: 'name',
  section: 'name',
  type: 'name',
}

/** What is to be painted in a text of code. A language that is not known is not painted. */
export function tokensOf(language: string, text: string): readonly CodeToken[] {
  if (!lowlight.registered(language)) return []
  const tokens: CodeToken[] = []
  let at = 0
  type Part = ReturnType<typeof lowlight.highlight>['children'][number]
  const visit = (part: Part, within: TokenKind | null): void => {
    if (part.type === 'text') {
      const end = at + part.value.length
      if (within !== null) tokens.push({ kind: within, start: at, end })
      at = end
    } else if (part.type === 'element') {
      const name = Array.isArray(part.properties['className']) ? String(part.properties['className'][0]) : ''
      const kind = kindsOfClass[name.replace(/^hljs-/, '')] ?? within
      for (const child of part.children) visit(child, kind)
    }
  }
  for (const part of lowlight.highlight(language, text).children) visit(part, null)
  return tokens
}
