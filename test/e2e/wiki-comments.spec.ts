import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { boardLoaded } from './support/board'
import { goToWiki, newPage, pageTitle } from './support/wiki'
import { expect, test } from './support/winroom'

const text = (page: Page) => page.locator('[data-page-text] [contenteditable="true"]')
const panel = (page: Page) => page.getByRole('region', { name: 'Comments' })
const marks = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('wr-comment') ?? [])].map(range => (range as Range).toString()))

/** Selects the words just typed, back to the beginning of the line. */
async function commentOn(page: Page): Promise<void> {
  await page.keyboard.press('Shift+Home')
  await page.getByRole('button', { name: 'Comment on the selection' }).click()
}

test('words are spoken about: marked where they stand, answered from another window, settled, and kept when the words go', async ({
  launchWinroom,
}) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, 'Discount on renewals', { kind: 'Note' })
  await text(page).click()
  await page.keyboard.type('Never offer it before they ask')
  await commentOn(page)
  await panel(page).getByRole('textbox', { name: 'Say something' }).fill('Even in December?')
  await page.keyboard.press('Control+Enter')
  const thread = panel(page).getByRole('article', { name: /Never offer it before they ask/ })
  await expect(thread.getByText('Even in December?')).toBeVisible()
  await expect.poll(() => marks(page)).toEqual(['Never offer it before they ask'])

  const second = winroom.app.waitForEvent('window')
  await page.getByRole('button', { name: 'Page menu' }).click()
  await page.getByRole('menuitem', { name: 'Open in a new window' }).click()
  const other = await second
  await expect(pageTitle(other)).toHaveValue('Discount on renewals')
  await expect.poll(() => marks(other)).toEqual(['Never offer it before they ask'])

  await test.step('a click on the words opens the conversation, and an answer reaches the first window', async () => {
    await text(other).getByText('Never offer').click()
    const there = panel(other).getByRole('article')
    await there.getByRole('textbox', { name: 'Answer' }).fill('Above all in December')
    await other.keyboard.press('Control+Enter')
    await expect(thread.getByText('Above all in December')).toBeVisible()
  })

  await test.step('words that grow within keep their conversation', async () => {
    await text(page).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.type('ever ')
    await expect.poll(() => marks(other)).toEqual([expect.stringContaining('ever')])
  })

  await test.step('what was said is found, and leads to the conversation in which it was said', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Board' }).click()
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('textbox', { name: 'Find a deal or do something' })
    const answer = page.getByRole('dialog').getByRole('button', { name: /^Discount on renewals.*Above all/ })
    // What was just said is read for search a moment later, and a list that is open does not follow: it is asked for again.
    await expect(async () => {
      await palette.fill('')
      await palette.fill('above all december')
      await expect(answer).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await answer.click()
    await expect(pageTitle(page)).toHaveValue('Discount on renewals')
    await expect(panel(page).locator('article[data-active]')).toContainText('Above all in December')
  })

  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .include('aside')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  await test.step('settled, it leaves the text and can be opened again', async () => {
    await thread.getByRole('button', { name: 'Mark as settled' }).click()
    await expect.poll(() => marks(page)).toEqual([])
    await panel(page).getByRole('button', { name: '1 settled conversation' }).click()
    await panel(page).getByRole('button', { name: 'Open again' }).click()
    await expect.poll(() => marks(page)).toHaveLength(1)
  })

  await test.step('where its words are gone it says so, with what they were', async () => {
    await text(page).click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Gone')
    await expect(
      panel(page).getByRole('heading', { name: 'Their words are no longer on the page' }),
    ).toBeVisible()
    await expect(thread.getByText('Even in December?')).toBeVisible()
  })
})
