import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { boardLoaded } from './support/board'
import { expect, test } from './support/winroom'

const day = (page: Page): Locator => page.getByRole('list', { name: 'My day' })
const line = (page: Page, text: string): Locator =>
  day(page).getByRole('listitem', { name: new RegExp(text) })

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const folder = path.join(test.info().project.outputDir, 'my-day')
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
}

/** Says who this member is among the people of the deals, from the empty day. */
async function claim(page: Page, name: string): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.getByRole('combobox', { name: 'Your name in the deals' }).click()
  await page.getByRole('option', { name }).click()
  await page.getByRole('button', { name: 'This is me' }).click()
  await expect(day(page)).toBeVisible()
}

test('one’s own day: what is late is first; a step is planned, done and brought back by keys alone', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await claim(page, 'Nora Blanc')
  const late = line(page, '^Loom telemetry, Its close date passed 3 days ago')
  await expect(late).toBeVisible()
  // Once its competitor is known, a page of the wiki fits.
  await late.press('Enter')
  const deal = page.getByRole('dialog', { name: /^Deal: Loom telemetry/ })
  await deal.getByRole('combobox', { name: 'Name a competitor' }).or(deal.getByRole('textbox', { name: 'Name a competitor' })).first().fill('Datavo') // prettier-ignore
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(late.getByRole('button', { name: /^What fits: / })).toBeVisible()
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await picture(page, 'light')

  await line(page, 'Ask Ines who signs above 15k”: by when').focus()
  await page.keyboard.press('1')
  const planned = line(page, '^Ask Ines who signs above 15k, Due tomorrow, Route planning')
  await planned.focus()
  await page.keyboard.press('Space')
  await expect(planned).toHaveCount(0)
  // The focus is on a line still: the next key has something to act on.
  await expect(day(page).locator(':focus')).toHaveAttribute('role', 'listitem')
  await page.keyboard.press('Control+z')
  await expect(planned).toBeVisible()

  await late.focus()
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note on Loom telemetry' }).fill('Per is back on Monday')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Noted on “Loom telemetry”')).toBeVisible()
  await page.keyboard.press('7')
  await expect(line(page, '^Loom telemetry, Closes .* put off once, by 10 days')).toBeVisible()
})

test('capture in five seconds: by the palette, from the small window, kept as what it is, undone at once', async ({
  launchWinroom,
}) => {
  const { page, app } = await launchWinroom()
  await boardLoaded(page)
  await claim(page, 'Nora Blanc')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Find a deal or do something').fill('Write down')
  await page.keyboard.press('Enter')
  const words = page.getByRole('combobox', { name: 'What happened, or what comes next' })
  const begun = Date.now()
  await words.pressSequentially('call Ines at Aster: send the price by tomorrow')
  await expect(page.getByRole('option', { name: /^Route planning for 3 depots/, selected: true })).toBeVisible() // prettier-ignore
  await picture(page, 'capture')
  await page.keyboard.press('Enter')
  const step = line(page, '^call Ines at Aster: send the price, Due tomorrow, Route planning')
  await expect(step).toBeVisible()
  expect(Date.now() - begun).toBeLessThan(5_000)
  await page.keyboard.press('Control+z')
  await expect(step).toHaveCount(0)

  // The global key does what this does: a start of the app with --capture, while it runs.
  const small = app.waitForEvent('window')
  await app.evaluate(({ app: main }) => main.emit('second-instance', {}, [], '', { joinLink: null, capture: true })) // prettier-ignore
  const capture = await small
  await capture
    .getByRole('combobox', { name: 'What happened, or what comes next' })
    .fill('met their buyer at Tula')
  await expect(capture.getByRole('radio', { name: 'Meeting' })).toBeChecked()
  await expect(capture.getByRole('option', { name: /^Loom telemetry/, selected: true })).toBeVisible()
  await picture(capture, 'capture-window')
  await capture.keyboard.press('Enter')
  await expect(capture.getByText('Kept on “Loom telemetry”')).toBeVisible()
  await line(page, '^Loom telemetry, Its close date').press('Enter')
  await expect(
    page.getByRole('dialog', { name: /^Deal: Loom/ }).getByText('met their buyer at Tula'),
  ).toBeVisible()
  await capture.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('dialog', { name: /^Deal: Loom/ }).getByText('met their buyer at Tula')).toHaveCount(0) // prettier-ignore
})
