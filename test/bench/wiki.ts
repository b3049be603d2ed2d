import { serialize } from 'node:v8'
import * as Y from 'yjs'
import { editPage } from '../../core/documents/page'
import type { openWorkspace } from '../../core/documents/workspace'
import { editWorkspace } from '../../core/documents/workspace'
import type { MemberId, PageId } from '../../core/ids'
import { orderOfRow } from '../../core/order'
import type { Block } from '../../core/page/content/blocks'
import { writeContent } from '../../core/page/content/write'
import { createPage } from '../../core/page/edit'
import { readFacts } from '../../core/page/facts'
import { readPages } from '../../core/page/read'
import { treeOf } from '../../core/page/tree'
import type { PageRow } from '../../electron/contract/page-rows'
import { startEngine, type TestWindow } from '../support/engine-harness'
import { until } from '../support/until'
import { pageDocument } from '../../electron/engine/documents/names'
import { median, ms, type Figure, type Section } from './support/figures'

const PAGES = 2_000
const ROUNDS = 15
const LONG = 50_000
const origin = { from: 'seed' } as const

export const wiki: Section = {
  title: 'Wiki',
  how: `${PAGES} pages of 400 words in 100 folders, in an engine in this process, with a window that is a structured clone away; medians of ${ROUNDS}. The reference is a structured clone of all rows.`,
  run: async () => {
    const harness = await startEngine()
    try {
      const { document, documents, pageFollower } = harness.engine.workspace!
      fillWorkspace(document)
      for (let at = 0; at < PAGES; at++) documents.edit(pageDocument(idOf(at)), origin, doc => editPage(doc, origin, () => writeContent(doc, prose(400), origin))) // prettier-ignore
      await harness.engine.workspace!.registry.settled()
      const began = performance.now()
      await pageFollower.rebuild()
      const rebuilt = performance.now() - began
      const window = harness.window()
      const rows = await wholeOf(window)
      const clone = timed(() => structuredClone(rows))
      const pages = readPages(document)
      const long = new Y.Doc()
      editPage(long, origin, () => writeContent(long, prose(LONG), origin))
      const edit = await patches(window)
      return [
        figure(
          'read every record',
          timed(() => readPages(document)),
          clone,
        ),
        figure(
          'records to tree',
          timed(() => treeOf(pages)),
          clone,
        ),
        figure(
          `the first patch: ${(serialize(rows).length / 1024).toFixed(0)} KiB`,
          await whole(window),
          clone,
        ),
        figure('from a rename to its patch of one row, on disk', edit, clone),
        figure('all pages read again for the tables, a page', rebuilt / PAGES, clone),
        figure(
          `a page of ${LONG} words read for the tables`,
          timed(() => readFacts(long, 'note')),
          clone,
        ),
      ]
    } finally {
      await harness.stop()
    }
  },
}

const idOf = (at: number): PageId => `bench${at}` as PageId

function fillWorkspace(workspace: ReturnType<typeof openWorkspace>): void {
  const author = { by: 'bench' as MemberId, at: 1 }
  editWorkspace(workspace, origin, () => {
    for (let at = 0; at < PAGES; at++) {
      const parentId = at < 100 ? null : idOf(at % 100)
      createPage(workspace, { id: idOf(at), kind: 'note', title: `Page ${at} of the bench`, place: { parentId, order: orderOfRow(at) } }, author) // prettier-ignore
    }
  })
}

/** Paragraphs of 50 words, every tenth with a reference in it. */
function prose(words: number): Block[] {
  const text = 'a word of some length '.repeat(10)
  return Array.from({ length: words / 50 }, (_, at) => ({
    type: 'paragraph',
    inlines: [
      { type: 'text', text, format: 0 },
      ...(at % 10 === 0 ? [{ type: 'reference' as const, kind: 'deal' as const, target: `deal${at}`, label: 'A deal' }] : []), // prettier-ignore
    ],
  }))
}

function timed(run: () => unknown): number {
  const samples: number[] = []
  for (let n = 0; n < ROUNDS; n++) {
    const began = performance.now()
    run()
    samples.push(performance.now() - began)
  }
  return median(samples)
}

async function wholeOf(window: TestWindow): Promise<PageRow[]> {
  let rows: PageRow[] | null = null
  const end = window.subscribe('wiki', {}, patch => {
    if (patch.kind === 'whole') rows = patch.rows
  })
  await until(() => rows !== null, 'the rows')
  end()
  return rows ?? []
}

async function whole(window: TestWindow): Promise<number> {
  const samples: number[] = []
  for (let n = 0; n < ROUNDS; n++) {
    const began = performance.now()
    await new Promise<void>(resolve => {
      const end = window.subscribe('wiki', {}, () => {
        samples.push(performance.now() - began)
        end()
        resolve()
      })
    })
  }
  return median(samples)
}

async function patches(window: TestWindow): Promise<number> {
  const samples: number[] = []
  let told: () => void = () => undefined
  const end = window.subscribe('wiki', {}, patch => {
    if (patch.kind === 'change') told()
  })
  for (let n = 0; n < ROUNDS; n++) {
    const began = performance.now()
    const patched = new Promise<void>(resolve => (told = resolve))
    await window.command('page.rename', { pageId: idOf(7), title: `Renamed ${n}` })
    await patched
    samples.push(performance.now() - began)
  }
  end()
  return median(samples)
}

function figure(what: string, value: number, clone: number): Figure {
  return { what, value: ms(value), reference: `structured clone ${ms(clone)}`, ratio: value / clone }
}
