// @vitest-environment jsdom
import { createHeadlessEditor } from '@lexical/headless'
import { $createHeadingNode } from '@lexical/rich-text'
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createValueStore } from '../../replica/value-store'
import { $createReferenceNode, editorNodes } from '../nodes'
import { followPageText, type PageText } from './page-text'

describe('words and headings of a page', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('follows edits, removals and moves once the hand rests', () => {
    const editor = createHeadlessEditor({ nodes: [...editorNodes] })
    const text = createValueStore<PageText>({ words: 0, headings: [] })
    const stop = followPageText(editor, text)
    const edit = ($run: () => void): void => {
      editor.update($run, { discrete: true })
      vi.runAllTimers()
    }
    edit(() => {
      const deal = $createReferenceNode({ kind: 'deal', target: 'd', label: 'Fleet renewal' })
      $getRoot().append(
        $createHeadingNode('h2').append($createTextNode('What to say')),
        $createParagraphNode().append($createTextNode('Ask about '), deal),
      )
    })
    expect(text.get()).toMatchObject({ words: 7, headings: [{ level: 2, text: 'What to say' }] })
    edit(() => void $getRoot().getLastChildOrThrow().remove())
    expect(text.get().words).toBe(3)
    edit(
      () =>
        $getRoot()
          .getFirstChildOrThrow()
          .insertBefore($createHeadingNode('h1').append($createTextNode('Top'))) as never,
    )
    expect(text.get().headings.map(({ text: title }) => title)).toEqual(['Top', 'What to say'])
    stop()
  })

  it('follows also where somebody always writes', () => {
    const editor = createHeadlessEditor({ nodes: [...editorNodes] })
    const text = createValueStore<PageText>({ words: 0, headings: [] })
    const stop = followPageText(editor, text)
    for (let key = 0; key < 15; key++) {
      editor.update(() => void $getRoot().append($createParagraphNode().append($createTextNode('word'))), {
        discrete: true,
      })
      vi.advanceTimersByTime(100)
    }
    expect(text.get().words).toBeGreaterThan(9)
    stop()
  })
})
