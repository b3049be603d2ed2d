import path from 'node:path'
import type { Page } from '@playwright/test'
import { boardLoaded, pipeline } from './support/board'
import { expect, test } from './support/winroom'

const folder = path.dirname(pipeline)
const shots = process.env['WINROOM_SHOTS']

async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  await page.screenshot({ path: path.join(shots, `exchange-${name}.png`) })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: path.join(shots, `exchange-${name}-dark.png`) })
  await page.emulateMedia({ colorScheme: 'light' })
}

test('four files at once: put in order, asked about, imported, linked, undone', async ({ launchWinroom }) => {
  test.slow()
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  const files = ['sales_pipeline', 'accounts', 'products', 'sales_teams'].map(name =>
    path.join(folder, `${name}.csv`),
  )
  await winroom.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: chosen })
  }, files)
  await page.getByRole('button', { name: 'Import your deals' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import deals' })
  await dialog.getByRole('button', { name: 'Choose a file' }).click()

  const queue = dialog.getByRole('navigation', { name: 'Files to import' })
  await expect(queue.getByRole('listitem')).toHaveText([/sales_teams.csv/, /products.csv/, /accounts.csv/, /sales_pipeline.csv/]) // prettier-ignore
  const lists = [
    ['35 new people', 'Import 35 people', 'Next: products.csv'],
    ['7 new products', 'Import 7 products', 'Next: accounts.csv'],
    ['85 new accounts', 'Import 85 accounts', 'Next: sales_pipeline.csv'],
  ] as const
  for (const [count, run, next] of lists)
    await test.step(count, async () => {
      await expect(dialog.getByText(count)).toBeVisible()
      await shot(page, run.replaceAll(' ', '-'))
      await dialog.getByRole('button', { name: run }).click()
      await dialog.getByRole('button', { name: next }).click()
    })
  await test.step('GTXPro is asked about, and the deals wait for the answer', async () => {
    const question = dialog.getByRole('group', { name: 'Is “GTXPro” a product that you have?' })
    await expect(question).toContainText('1,480 rows say so.')
    const run = dialog.getByRole('button', { name: 'Import 8,800 deals' })
    await expect(run).toBeDisabled()
    await shot(page, 'question')
    await question.getByRole('button', { name: 'It is GTX Pro' }).click()
    await expect(question).toBeHidden()
    await run.click()
    await expect(dialog.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible({
      timeout: 60_000,
    })
    await dialog.getByRole('button', { name: 'Show the board' }).click()
  })
  await test.step('the list of imports holds all four, and a list is taken back', async () => {
    await boardLoaded(page)
    await page.getByRole('button', { name: 'Board menu' }).click()
    await page.getByRole('menuitem', { name: 'Imports of this board' }).click()
    await page.getByRole('button', { name: 'Undo import of sales_teams.csv' }).click()
    await expect(page.getByRole('button', { name: 'Redo import of sales_teams.csv' })).toBeVisible()
    await shot(page, 'imports')
    await page.getByRole('button', { name: 'Redo import of sales_teams.csv' }).click()
    await expect(page.getByRole('button', { name: 'Undo import of sales_teams.csv' })).toBeVisible()
  })
})
