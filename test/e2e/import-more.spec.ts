import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { boardLoaded, card, newBoard, openDeal, pipeline, prepareImport, rename } from './support/board'
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

test('one account of two, taken back; a file for the CRM with what changed; a deal on another board', async ({
  launchWinroom,
}, info) => {
  const winroom = await launchWinroom()
  const { page, app } = winroom
  await boardLoaded(page)
  await newBoard(page, 'Other')
  const csv = info.outputPath('pipedrive.csv')
  await writeFile(
    csv,
    'Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,Deal - Competitor\n' +
      '101,Furnace,Halden SARL,1000,EUR,Contact Made,Open,\n102,Kiln,Halden,2000,EUR,Contact Made,Open,Datavo\n',
  )
  const run = await prepareImport(winroom, csv)
  await expect(page.getByText('This looks like an export from Pipedrive.')).toBeVisible()
  await shot(page, 'dialect')
  await run.click()
  await page.getByRole('button', { name: 'Show the board' }).click()
  await boardLoaded(page)

  await test.step('two accounts are one: chosen field by field, merged, undone', async () => {
    await page.getByRole('button', { name: 'Board menu' }).click()
    await page.getByRole('menuitem', { name: 'Find duplicates…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Duplicates' })
    await expect(dialog.getByText('Both go by the same name.')).toBeVisible()
    await dialog.getByRole('radio', { name: 'Name: Halden', exact: true }).check()
    await shot(page, 'duplicates')
    await dialog.getByRole('button', { name: 'Merge' }).click()
    await page.keyboard.press('Escape')
    await expect(card(page, 'Furnace')).toContainText('Halden')
    await expect(card(page, 'Furnace')).not.toContainText('SARL')
    await page
      .getByRole('alert')
      .filter({ hasText: 'Merged into' })
      .getByRole('button', { name: 'Undo' })
      .click()
    await expect(card(page, 'Furnace')).toContainText('Halden SARL')
  })
  await test.step('what changed here goes to the CRM once, by its names; taken back, again', async () => {
    await rename(page, 'Furnace', 'Furnace II')
    await expect(card(page, 'Furnace II')).toBeVisible()
    const file = info.outputPath('changes.csv')
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, file)
    await page.getByRole('button', { name: 'Board menu' }).click()
    await page.getByRole('menuitem', { name: 'Changes for the CRM…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Changes for the CRM' })
    await expect(dialog.getByRole('row', { name: /Furnace II/ })).toBeVisible()
    await shot(page, 'changes')
    await dialog.getByRole('button', { name: 'Write a file of 1 deal…' }).click()
    await expect(dialog.getByText(/Nothing has changed here that Pipedrive does not know/)).toBeVisible()
    expect(await readFile(file, 'utf8')).toBe('Deal - ID,Deal - Title\r\n101,Furnace II\r\n')
    await dialog.getByRole('button', { name: 'It never reached the CRM' }).click()
    await expect(dialog.getByRole('row', { name: /Furnace II/ })).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await test.step('the competitor that the file names is one click from what beats them', async () => {
    const deal = await openDeal(page, 'Kiln')
    await deal.getByRole('button', { name: 'It is Datavo' }).click()
    await expect(deal.getByText('Won 3 of 4 deals against Datavo')).toBeVisible()
    await expect(deal.getByText('Your file says:')).toBeHidden()
  })
  await test.step('a deal goes to another board and comes back by undo', async () => {
    await page.getByRole('button', { name: 'Move to another board' }).click()
    await page.getByRole('menuitem', { name: 'Other' }).click()
    await expect(card(page, 'Kiln')).toHaveCount(0)
    await page
      .getByRole('alert')
      .filter({ hasText: 'is on the board “Other” now' })
      .getByRole('button', { name: 'Undo' })
      .click()
    await expect(card(page, 'Kiln')).toBeVisible()
  })
})
