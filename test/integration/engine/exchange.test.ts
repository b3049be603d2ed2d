import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inlineTaskRunner } from '../../../electron/engine/workers/inline'
import { randomId, type LayerId } from '../../../core/ids'
import { accountIdOf, productIdOf } from '../../../core/workspace/names'
import { startEngine, type Harness, type TestWindow } from '../../support/engine-harness'

const data = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/crm-sales-opportunities/${name}.csv`, import.meta.url))

let harness: Harness
let window: TestWindow
let folder: string
beforeEach(async () => {
  harness = await startEngine({ tasks: inlineTaskRunner() })
  window = harness.window()
  folder = await mkdtemp(join(tmpdir(), 'winroom-exchange-'))
})
afterEach(async () => {
  await harness.stop()
  await rm(folder, { recursive: true, force: true })
})

async function importList(path: string) {
  const looked = await window.query('file.look', { path })
  if (looked.kind !== 'entries') throw new Error('taken for deals')
  const { mapping, fileHash } = looked.look
  return window.command('entries.run', {
    importId: randomId<LayerId>(),
    path,
    mapping,
    skipBad: false,
    fileHash,
  })
}

test('lists of the data folder: looked at, imported, listed among the imports, undone and brought back', async () => {
  expect((await window.query('file.look', { path: data('sales_pipeline') })).kind).toBe('deals')
  for (const [name, created] of [
    ['sales_teams', 35],
    ['products', 7],
    ['accounts', 85],
  ] as const)
    // prettier-ignore
    expect((await importList(data(name))).report).toMatchObject({ created })
  const directory = await window.whole('directory', ({ accounts }) => accounts.length >= 85)
  expect(directory.accounts.find(({ name }) => name === 'Bluth Company')).toMatchObject({ parentId: accountIdOf('Acme Corporation'), employees: 3027 }) // prettier-ignore
  const imports = await window.query('imports', { boardId: null })
  expect(imports.map(({ fileName, kind }) => [fileName, kind])).toEqual([['accounts.csv', 'accounts'], ['products.csv', 'products'], ['sales_teams.csv', 'people']]) // prettier-ignore
  const { layerId } = imports[0]!
  const { inverse } = await window.command('import.mark', { boardId: null, layerId, undone: true })
  expect(inverse).toEqual({ kind: 'import-mark', boardId: null, layerId, undone: false })
  await window.whole('directory', ({ accounts }) => !accounts.some(({ name }) => name === 'Bluth Company'))
  await window.command('import.mark', { boardId: null, layerId, undone: false })
  await window.whole('directory', ({ accounts }) => accounts.some(({ name }) => name === 'Bluth Company'))
})

test('GTXPro: asked in the plan, answered in the mapping, and known at the next look', async () => {
  await importList(data('products'))
  const path = join(folder, 'deals.csv')
  await writeFile(path, 'id,stage,product\n1,Won,GTXPro\n2,Won,GTXPro\n')
  const looked = await window.query('file.look', { path })
  if (looked.kind !== 'deals') throw new Error('taken for a list')
  const plan = await window.query('import.plan', { path, mapping: looked.look.mapping, skipBad: false })
  expect(plan.questions).toMatchObject([{ name: 'GTXPro', count: 2, suggestions: [{ name: 'GTX Pro' }] }])
  const names = [{ collection: 'products' as const, name: 'GTXPro', id: productIdOf('GTX Pro') }]
  const mapping = { ...looked.look.mapping, names }
  const { report } = await window.command('import.run', {
    importId: randomId<LayerId>(),
    path,
    mapping,
    skipBad: false,
  })
  expect(report).toMatchObject({ created: 2, products: 0, questions: [] })
  await writeFile(path, 'id,stage,product\n3,Won,gtxpro\n')
  const again = await window.query('file.look', { path })
  expect(again).toMatchObject({ kind: 'deals', look: { mapping: { names } } })
})
