import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { boardLoaded, chooseFile } from './support/board'
import { dropFiles } from './support/drop'
import { emptyWiki, goToWiki, line, newPage, outline, pageTitle, sidebar } from './support/wiki'
import { expect, test } from './support/winroom'

/** A red dot of one pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)
const shots = process.env['WINROOM_SHOTS']

async function shoot(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${name}.png`), animations: 'disabled' }) // prettier-ignore
}

function playbook(folder: string): string {
  const at = path.join(folder, 'Playbook')
  mkdirSync(path.join(at, 'Objections'), { recursive: true })
  writeFileSync(path.join(at, 'Objections.md'), '# Objections\n\nSee [price](Objections/Price.md).\n')
  writeFileSync(
    path.join(at, 'Objections', 'Price.md'),
    '---\ntags: [money]\n---\n# Too expensive\n\n![A dot](../dot.png)\n\nAsk **why** first.\n',
  )
  writeFileSync(path.join(at, 'dot.png'), DOT)
  writeFileSync(path.join(at, 'broken.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe]))
  return at
}

test('P10: a folder of Markdown becomes pages with their picture, goes out again as files, and is undone', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const folder = await temporaryFolder('files')
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await goToWiki(page)
  await emptyWiki(page)

  const files = playbook(folder)
  await chooseFile(winroom, files)
  await sidebar(page).getByRole('button', { name: 'Wiki menu' }).click()
  await page.getByRole('menuitem', { name: 'Import pages…' }).click()
  const importing = page.getByRole('dialog', { name: 'Import pages' })
  await shoot(page, 'import-choose')
  await importing.getByRole('button', { name: 'Choose a folder' }).click()
  await expect(importing.getByText('Playbook becomes 2 new pages.')).toBeVisible()
  await expect(importing.getByRole('list', { name: 'Pages that this will make' }).getByRole('listitem')).toHaveText(['Objections', 'Too expensive']) // prettier-ignore
  await expect(importing.getByText('1 new tag: money')).toBeVisible()
  await expect(importing.getByRole('list', { name: 'What could not be read, and why' })).toContainText('broken.md is not text in UTF-8') // prettier-ignore
  await shoot(page, 'import-plan')
  await importing.getByRole('button', { name: 'Import the 2 pages that could be read' }).click()
  await expect(importing.getByRole('heading', { name: '2 pages are in the wiki' })).toBeVisible()
  await shoot(page, 'import-done')
  await importing.getByRole('button', { name: 'Show', exact: true }).click()

  await expect(pageTitle(page)).toHaveValue('Objections')
  await line(page, 'Objections').press('ArrowRight')
  await line(page, 'Too expensive').click()
  const text = page.locator('[data-page-text]')
  await expect(text).toContainText('Ask why first.')
  await expect(text.getByRole('img', { name: 'A dot' })).toHaveJSProperty('naturalWidth', 1)

  const out = await temporaryFolder('out')
  await chooseFile(winroom, out)
  await line(page, 'Objections').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Export as Markdown…' }).click()
  const exporting = page.getByRole('dialog', { name: 'Export pages' })
  await expect(exporting.getByRole('radio', { name: '“Objections” and 1 page beneath it' })).toBeChecked()
  await shoot(page, 'export-choose')
  await exporting.getByRole('button', { name: 'Choose where' }).click()
  await expect(exporting.getByRole('heading', { name: '2 pages are in “Objections”' })).toBeVisible()
  await shoot(page, 'export-done')
  await exporting.getByRole('button', { name: 'Close' }).last().click()
  const written = path.join(out, 'Objections')
  expect(readdirSync(written).sort()).toEqual(['Objections', 'Objections.md', 'images'])
  const price = readFileSync(path.join(written, 'Objections', 'Too expensive.md'), 'utf8')
  expect(price).toContain('title: Too expensive')
  expect(price).toContain('money')
  expect(price).toContain('Ask **why** first.')
  const [picture = ''] = readdirSync(path.join(written, 'images'))
  expect(price).toContain(`../images/${picture}`)
  expect(readFileSync(path.join(written, 'images', picture))).toEqual(DOT)

  // By the keyboard, and with the pages' own undo: what the import made is gone, all of it.
  await line(page, 'Objections').focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone: import of Playbook')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Write the first page' })).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(line(page, 'Objections')).toBeVisible()
  expect((await outline(page))[0]).toBe('1 Objections')

  // The same folder, dragged from the desktop onto the window: asked about first, as when it is chosen.
  await dropFiles(page, [files])
  await expect(importing.getByText('Playbook becomes 2 new pages.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(importing).toBeHidden()
  const table = path.join(folder, 'deals.csv')
  writeFileSync(table, 'Deal,Stage,Amount\nKiln,Qualify,500\n')
  await dropFiles(page, [table])
  await expect(page.getByText('deals.csv')).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'Amount' })).toBeVisible()
})

test('the palette exports the whole wiki, in French and in the dark; a place that refuses is said, and another is asked for', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const winroom = await launchWinroom({ args: ['--lang=fr'] })
  const { page } = winroom
  await boardLoaded(page)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog').getByRole('textbox')
  await palette.fill('Exporter des pages')
  await page.getByRole('button', { name: 'Exporter des pages en Markdown' }).click()
  const exporting = page.getByRole('dialog', { name: 'Exporter des pages' })
  await expect(exporting.getByRole('radio', { name: /^Tout le wiki/ })).toBeChecked()
  await chooseFile(winroom, winroom.dataDir)
  await exporting.getByRole('button', { name: 'Choisir où' }).click()
  await expect(exporting.getByRole('alert')).toContainText('rien n’a été écrit')
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, 'export-refused-fr-dark')
  const out = await temporaryFolder('out')
  await chooseFile(winroom, out)
  await exporting.getByRole('button', { name: 'Choisir où' }).click()
  await expect(exporting.getByRole('heading', { name: /pages sont dans/ })).toBeVisible()
  const [name = ''] = readdirSync(out)
  expect(readdirSync(path.join(out, name)).length).toBeGreaterThan(0)
})

const MARKDOWN = [
  '## Before the call',
  '',
  '1. Ask **why now**',
  '   - who loses if nothing happens?',
  '   - [who signs](https://example.com/who)',
  '2. Be silent',
  '',
  '- [x] said',
  '',
  '> [!TIP]',
  '> Name the price last.',
  '',
  '| We | They |',
  '| --- | --- |',
  '| a year | a quarter |',
].join('\n')

test('pasted Markdown keeps its structure and is one step; too much of it is refused in words, and nothing is changed', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, 'Pasted')
  const text = page.locator('[data-page-text] [contenteditable="true"]')
  const paste = (markdown: string): Promise<void> =>
    text.evaluate((root, given) => {
      const data = new DataTransfer()
      data.setData('text/plain', given)
      root.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, markdown)
  await text.click()
  await page.keyboard.type('Mine.')
  await page.keyboard.press('Enter')
  await paste(MARKDOWN)
  await expect(text.locator('h2')).toHaveText('Before the call')
  await expect(text.locator('ol > li > ul > li')).toHaveText(['who loses if nothing happens?', 'who signs'])
  await expect(text.locator('strong')).toHaveText('why now')
  await expect(text.getByRole('checkbox')).toBeChecked()
  await expect(text.locator('[data-tone="tip"]')).toContainText('Name the price last.')
  await expect(text.locator('th')).toHaveText(['We', 'They'])
  await shoot(page, 'pasted')
  await page.keyboard.press('Control+z')
  await expect(text.locator('h2, ol, table')).toHaveCount(0)
  await expect(text).toContainText('Mine.')

  const before = await text.innerText()
  for (const much of ['- - - - a\n'.repeat(24_000), `# One\n\n${'word '.repeat(60_000)}`]) {
    await paste(much)
    await expect(page.getByText('That is too much Markdown to paste at once')).toBeVisible()
    await page.getByRole('button', { name: 'Close' }).last().click()
    expect(await text.innerText()).toBe(before)
  }
})
