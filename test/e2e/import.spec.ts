import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  boardLoaded,
  card,
  chooseFile,
  importPipeline,
  lane,
  laneWith,
  pipeline,
  titles,
} from './support/board'
import { expect, test } from './support/winroom'

test('the real file: understood, counted, imported, undone, imported again', async ({ launchWinroom }) => {
  test.slow()
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await chooseFile(winroom, pipeline)
  await page.getByRole('button', { name: 'Import your deals' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import deals' })
  await dialog.getByRole('button', { name: 'Choose a file' }).click()

  await test.step('how the columns were understood, and what would come of it', async () => {
    await expect(dialog.getByRole('combobox', { name: 'What “opportunity_id” stands for' })).toHaveValue(
      'Id in the CRM',
    )
    await expect(dialog.getByRole('combobox', { name: 'What “close_date” stands for' })).toHaveValue(
      'Close date',
    )
    const plan = dialog.getByRole('complementary', { name: 'What this import will do' })
    await expect(plan.getByText('8,800 new deals')).toBeVisible()
    await expect(plan.getByText('1,425 without an account')).toBeVisible()
    for (const [stage, count] of [
      ['Prospecting', '500'],
      ['Engaging', '1,589'],
      ['Won', '4,238'],
      ['Lost', '2,473'],
    ] as const)
      await expect(plan.getByRole('row', { name: `${stage} ${count}` })).toBeVisible()
  })
  await test.step('a progress with a number, then a report and *this is me*', async () => {
    await dialog.getByRole('button', { name: 'Import 8,800 deals' }).click()
    await expect(dialog.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible({
      timeout: 60_000,
    })
    await dialog.getByRole('combobox', { name: /Which of these people/ }).click()
    await page.getByRole('option', { name: 'Anna Snelling', exact: true }).click()
    await dialog.getByRole('button', { name: 'This is me' }).click()
    await expect(dialog.getByText('You are Anna Snelling.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Show the board' }).click()
  })
  await test.step('the board holds exactly that', async () => {
    await boardLoaded(page)
    for (const [stage, count] of [
      ['Prospecting', '500'],
      ['Engaging', '1,589'],
      ['Won', '4,238'],
      ['Lost', '2,473'],
    ] as const)
      await expect(laneWith(page, stage, count)).toBeVisible()
    const results = page.getByRole('search').getByRole('status')
    await expect(results).toHaveText('8,800 deals')
    await page.getByRole('checkbox', { name: 'Mine' }).check()
    await expect(results).toHaveText('448 deals')
    await page.getByRole('checkbox', { name: 'Mine' }).uncheck()
    await expect(results).toHaveText('8,800 deals')
  })
  await test.step('undone and done again from the list of imports', async () => {
    await page.getByRole('button', { name: 'Board menu' }).click()
    await page.getByRole('menuitem', { name: 'Imports of this board' }).click()
    await page.getByRole('button', { name: 'Undo import of sales_pipeline.csv' }).click()
    await page.getByRole('button', { name: 'Redo import of sales_pipeline.csv' }).click()
    await expect(page.getByRole('button', { name: 'Undo import of sales_pipeline.csv' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(laneWith(page, 'Won', '4,238')).toBeVisible()
  })
  await test.step('an edit is kept when the same file comes again, which changes nothing', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByRole('button', { name: 'Choose a file' }).click()
    await expect(dialog.getByText('8,800 unchanged')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
})

test('an import that is cancelled leaves nothing behind', async ({ launchWinroom }) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await chooseFile(winroom, pipeline)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Import deals' })
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  await dialog.getByRole('button', { name: 'Import 8,800 deals' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Import cancelled. Nothing was changed.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: /^Switch board/ }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(1)
})

test('bad rows keep an import out until they are left out, dates that could be either are asked about', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const file = path.join(await temporaryFolder('files'), 'deals.csv')
  const rows = [
    'Id;Title;Stage;Amount;Close date',
    '1;One;Open;100,50;03/04/2026',
    '2;Two;Open;lots;05/06/2026',
    '2;Again;Won;5;01/02/2026',
  ]
  await writeFile(file, `\uFEFF${rows.join('\r\n')}\r\n`)
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await chooseFile(winroom, file)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Import deals' })
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  await expect(
    dialog.getByText('The file says “03/04/2026”. Does that mean Apr 3, 2026 or Mar 4, 2026?'),
  ).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import deals' })).toBeDisabled()
  const run = dialog.getByRole('button', { name: /^Import \d/ })
  await dialog.getByRole('button', { name: 'Apr 3, 2026' }).click()
  await expect(dialog.getByText('No date in the file tells.')).toBeHidden()
  await expect(dialog.getByRole('row', { name: /Amount lots Not an amount/ })).toBeVisible()
  await expect(run).toBeDisabled()
  await dialog.getByRole('checkbox', { name: /Leave out the 2 rows/ }).check()
  await dialog.getByRole('button', { name: 'Import 1 deal' }).click()
  await expect(dialog.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Show the board' }).click()
  await expect(card(lane(page, 'Open'), 'One')).toContainText('Apr 3, 2026')
  expect(await titles(page, 'Open')).toEqual(['One'])
})

test('French and dark: the whole way in the other language', async ({ launchWinroom }) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await importPipeline(winroom)
  await page.keyboard.press('Control+,')
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'Français' }).click()
  const settings = page.getByRole('dialog', { name: 'Réglages' })
  await settings.getByText('Sombre').click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await settings.getByText('Comme le système').click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')
  await settings.getByText('Sombre').click()
  await settings.getByRole('button', { name: 'Fermer' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(page.getByRole('region', { name: 'Won, 4 238 affaires' })).toBeVisible()
  const first = lane(page, 'Won').getByRole('option').first()
  await expect(first).toContainText('1 054 $')
  await expect(first).toContainText('1 mars 2017')
})
