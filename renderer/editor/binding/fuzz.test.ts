// @vitest-environment jsdom
import { afterAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fuzzRun } from '../../../test/support/editor-fuzz'
import { copyOf, openEditor, type BoundEditor } from '../../../test/support/editors'
import { rounds, seeded, seedsToRun } from '../../../test/support/seeded'

/** Runs of each of two seeds: 300 in a soak, all in all. */
const RUNS = rounds(6, 150)
const STEPS = rounds(60, 120)

/** What a document says, for comparing. */
const said = (doc: Y.Doc) =>
  JSON.stringify([...Y.encodeStateVector(doc)].length) + textOf(doc.get('root', Y.XmlText))
function textOf(element: Y.XmlText): string {
  const parts = element.toDelta() as { insert: unknown }[]
  return JSON.stringify([element.getAttributes(), parts.map(({ insert }) => partOf(insert))])
}
function partOf(insert: unknown): unknown {
  if (insert instanceof Y.XmlText) return textOf(insert)
  return insert instanceof Y.XmlElement ? insert.getAttributes() : insert
}

/** All editors without an error, equal to each other, and to one that is opened on what they hold. */
function check(editors: readonly BoundEditor[], context: string): void {
  const [first] = editors
  if (first === undefined) throw new Error('nobody to compare')
  const fresh = openEditor(copyOf(first.doc))
  const shown = fresh.html()
  fresh.close()
  for (const { errors, doc, html } of editors) {
    expect(errors, context).toEqual([])
    expect(said(doc), context).toBe(said(first.doc))
    expect(html(), context).toBe(shown)
  }
}

describe('three editors, cut off from each other and meeting again', () => {
  let runs = 0
  it.each(seedsToRun(4_4999))(
    'seed %i: equal in the document and in what they show',
    async seed => {
      for (let run = 0; run < RUNS; run++) {
        await fuzzRun(seeded(seed + run), {
          steps: STEPS,
          check: (editors, story) => check(editors, `seed ${seed + run}\n${story}`),
        })
        runs++
      }
    },
    600_000,
  )
  afterAll(() => {
    if (process.env['WINROOM_SEED'] === undefined) expect(runs).toBe(2 * RUNS)
  })
})
