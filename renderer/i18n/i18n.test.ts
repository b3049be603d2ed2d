import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { createWords } from '.'
import { en } from './en'
import { fr } from './fr'

function leaves(words: object, at = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[at + key, value] as [string, string]]
      : leaves(value as object, `${at}${key}.`),
  )
}
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(match => match[1]).sort()
const renderer = path.resolve(import.meta.dirname, '..')
const files = (end: string) =>
  readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith(end) && !file.includes('.test.'),
  )

describe('words', () => {
  it('both languages have the same keys, none empty', () => {
    expect(
      leaves(fr)
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      leaves(en)
        .map(([key]) => key)
        .sort(),
    )
    for (const [key, text] of [...leaves(en), ...leaves(fr)]) expect(text.trim(), key).not.toBe('')
  })

  it('both languages have the same placeholders, save a count that a singular may leave out', () => {
    const french = new Map(leaves(fr))
    const uncounted = (text: string) => placeholders(text).filter(name => name !== 'count')
    for (const [key, text] of leaves(en)) {
      const other = french.get(key) ?? ''
      if (key.endsWith('_one')) expect(uncounted(other), key).toEqual(uncounted(text))
      else expect(placeholders(other), key).toEqual(placeholders(text))
    }
  })

  it('no key is left that nobody says', () => {
    const source = [...files('.tsx'), ...files('.ts')]
      .filter(file => !file.startsWith('i18n'))
      .map(file => readFileSync(path.join(renderer, file), 'utf8'))
      .join('\n')
    const said = (key: string) => {
      const bare = key.replace(/_(one|other)$/, '')
      const parent = bare.slice(0, bare.lastIndexOf('.') + 1)
      return source.includes(`'${bare}'`) || source.includes(`\`${parent}$`)
    }
    expect(
      leaves(en)
        .map(([key]) => key)
        .filter(key => !said(key)),
    ).toEqual([])
  })

  it('counts, and writes numbers as the language does', async () => {
    const words = await createWords('fr')
    expect(words.t('board.count', { count: 1 })).toBe('1 affaire')
    expect(words.t('board.count', { count: 8800 })).toBe('8\u202f800 affaires')
    expect(words.t('board.switch', { name: 'Été' })).toBe('Changer de tableau\u00a0: Été')
    await words.changeLanguage('en')
    expect(words.t('board.count', { count: 8800 })).toBe('8,800 deals')
  })
})

/** Attributes whose text a person reads or hears. */
const spoken = new Set([
  'label',
  'title',
  'placeholder',
  'aria-label',
  'alt',
  'description',
  'error',
  'children',
])

/** Every text in the markup that is written there and not taken from the words. */
function literals(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(renderer, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim())
    if (
      ts.isJsxAttribute(node) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer) &&
      spoken.has(node.name.getText()) &&
      /\p{L}/u.test(node.initializer.text)
    )
      found.push(node.initializer.text)
    if (
      ts.isJsxExpression(node) &&
      node.expression !== undefined &&
      ts.isStringLiteral(node.expression) &&
      ts.isJsxElement(node.parent) &&
      /\p{L}/u.test(node.expression.text)
    )
      found.push(node.expression.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

describe('markup', () => {
  it.each(files('.tsx'))('%s holds no words of its own', file => {
    expect(literals(file)).toEqual([])
  })
})
