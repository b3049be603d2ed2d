import type { Locator, Page } from '@playwright/test'
import { expect } from './winroom'

export const sidebar = (page: Page): Locator => page.getByRole('complementary', { name: 'Pages of the wiki' })
export const pageTree = (page: Page): Locator => page.getByRole('tree', { name: 'Pages' })
/** A line of the tree, by the title of its page. */
export const line = (page: Page, title: string): Locator =>
  pageTree(page).getByRole('treeitem', { name: new RegExp(`^${title}, `) })
export const pageTitle = (page: Page): Locator => page.getByRole('textbox', { name: 'Title', exact: true })

export async function goToWiki(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Wiki' }).click()
  await expect(sidebar(page).getByRole('button', { name: 'Removed pages' })).toBeVisible()
}

/** A wiki with nothing in it: the sample's pages go. */
export async function emptyWiki(page: Page): Promise<void> {
  await goToWiki(page)
  await line(page, 'How we win here').focus()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('button', { name: 'Write the first page' })).toBeVisible()
}

export interface NewPageChoice {
  readonly kind?: string
  readonly begin?: string
}

/** Makes a page through the dialog, at the top, and waits until it is shown. */
export async function newPage(page: Page, title: string, choice: NewPageChoice = {}): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'New page' }).click()
  await fillNewPage(page, title, choice)
}

export async function fillNewPage(page: Page, title: string, choice: NewPageChoice = {}): Promise<void> {
  const { kind = 'Note', begin = 'An empty page' } = choice
  const dialog = page.getByRole('dialog', { name: /^New page/ })
  await dialog.getByRole('radio', { name: new RegExp(`^${kind}`) }).check()
  await dialog.getByRole('combobox', { name: 'Begin with' }).click()
  await page.getByRole('option', { name: begin }).click()
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.keyboard.press('Enter')
  await expect(pageTitle(page)).toHaveValue(title)
  await expect(line(page, title)).toBeVisible()
}

/** The lines of the tree as `level title`, from the top. */
export async function outline(page: Page): Promise<string[]> {
  return pageTree(page)
    .getByRole('treeitem')
    .evaluateAll(items =>
      items
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map(item => `${item.getAttribute('aria-level')} ${item.getAttribute('aria-label')?.split(',')[0]}`),
    )
}

/** Drags a page as a hand does, onto a part of a line: 0 is its top, 1 its bottom. */
export async function dragPage(page: Page, title: string, over: string, part: number): Promise<void> {
  await line(page, title).hover()
  const box = await line(page, over).boundingBox()
  if (box === null) throw new Error('what to drop on is not in sight')
  await page.mouse.down()
  const landing = pageTree(page).locator('[data-landing]')
  // A drag that has only just begun hears of the pointer when it moves.
  for (let n = 0; n < 60 && (n < 6 || (await landing.count()) === 0); n++) {
    await page.mouse.move(box.x + 60 + (n % 6), box.y + box.height * part)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  await expect(landing).toHaveCount(1)
  await page.mouse.up()
  await expect(landing).toHaveCount(0)
}
