import type { Locator, Page } from '@playwright/test'
import { expect, type Winroom } from './winroom'

/** The text of the page that is shown, where it can be written in. */
export const text = (page: Page): Locator => page.locator('[data-page-text] [contenteditable="true"]')
/** The same, though it can only be read. */
export const anyText = (page: Page): Locator => page.locator('[data-page-text] [contenteditable]').first()
/** Another's caret in the text, by the name that it bears. Nobody can hear it: it is found by where it is. */
export const caretOf = (page: Page, name: string): Locator =>
  page.locator('[data-page-text] [aria-hidden="true"]').getByText(name, { exact: true })

/** One block of the page, by words in it. */
export const block = (page: Page, words: string): Locator =>
  text(page).locator('> *').filter({ hasText: words })

/**
 * What the text is as a browser holds it: the whole markup, and with it every mark, cell and picture. A picture's address is the
 * window's own, and so is what is selected in it.
 */
export async function rendered(page: Page): Promise<string> {
  const html = await anyText(page).evaluate(root => root.innerHTML)
  return html
    .replace(/blob:[^"]+/g, 'blob:')
    .replace(/ data-selected="[^"]*"/g, '')
    .replace(/ style=""/g, '')
}

/** Waits until all of them show the same markup, and gives it. */
export async function sameEverywhere(pages: readonly Page[]): Promise<string> {
  let last = ''
  await expect(async () => {
    const [first, ...others] = await Promise.all(pages.map(rendered))
    for (const other of others) expect(other).toBe(first)
    last = first ?? ''
  }).toPass({ timeout: 30_000 })
  return last
}

/** Pastes as the clipboard does: one event with these contents. */
export async function paste(page: Page, contents: Readonly<Record<string, string>>): Promise<void> {
  await text(page).evaluate((root, given) => {
    const data = new DataTransfer()
    for (const [type, content] of Object.entries(given)) data.setData(type, content)
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, contents)
}

/** Pastes a picture of one colour, and waits until it is shown. */
export async function pastePicture(page: Page, colour: string): Promise<void> {
  const before = await pictures(page).count()
  await text(page).evaluate(async (root, fill) => {
    const canvas = new OffscreenCanvas(120, 60)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas to draw on')
    context.fillStyle = fill
    context.fillRect(0, 0, 120, 60)
    const data = new DataTransfer()
    data.items.add(new File([await canvas.convertToBlob()], `${fill}.png`, { type: 'image/png' }))
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, colour)
  await expect(pictures(page)).toHaveCount(before + 1)
}

export const pictures = (page: Page): Locator => anyText(page).locator('figure img')

/** Waits until this many pictures are not only there but drawn. */
export async function picturesDrawn(page: Page, count: number): Promise<void> {
  await expect
    .poll(
      () =>
        pictures(page).evaluateAll(
          all => all.filter(one => one instanceof HTMLImageElement && one.naturalWidth === 120).length,
        ),
      { timeout: 30_000 },
    )
    .toBe(count)
}

/** Says who one is, as the others will read it. */
export async function callOneself(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

/** Opens the page that is shown in a window of its own. */
export async function openInNewWindow({ app, page }: Winroom): Promise<Page> {
  const second = app.waitForEvent('window')
  await page.getByRole('button', { name: 'Page menu' }).click()
  await page.getByRole('menuitem', { name: 'Open in a new window' }).click()
  const other = await second
  await text(other).waitFor()
  return other
}
