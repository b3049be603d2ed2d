import { readFile } from 'node:fs/promises'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { boardLoaded, drag } from './support/board'
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
  await expect(deal.getByRole('button', { name: 'Against Datavo', exact: true })).toBeVisible()
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

test('a deal of one’s own that stands still carries a quiet mark on the board and in the table; a colleague’s carries none', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await claim(page, 'Nora Blanc')
  // Forty days later nothing has moved.
  await page.addInitScript(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + 40 * 86_400_000
  })
  await page.reload()
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Board' }).click()
  await boardLoaded(page)
  const isStill = /Still for \d+ days; this stage allows \d+ days/
  await expect(page.getByRole('option', { name: isStill }).first()).toBeVisible()
  const marked = page.getByRole('option', { name: isStill })
  for (const name of await marked.evaluateAll(cards => cards.map(each => each.getAttribute('aria-label'))))
    expect(name).toContain('Nora Blanc')
  await picture(page, 'still-board')
  await page
    .getByRole('group', { name: 'How to look at the deals' })
    .getByRole('button', { name: 'Table' })
    .click()
  await expect(page.getByRole('img', { name: isStill }).first()).toBeVisible()
  await picture(page, 'still-table')
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

const iso = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('the calendar: a deal is dragged to another day, and by key; the days go to a file', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const winroom = await launchWinroom()
  const { page, app } = winroom
  await page.setViewportSize({ width: 1440, height: 900 })
  await boardLoaded(page)
  await page.keyboard.press('Control+3')
  const calendar = page.getByRole('region', { name: 'Calendar of closings' })
  await expect(calendar).toHaveAttribute('data-loaded', 'complete')
  await picture(page, 'calendar-light')
  // Three days ago may be in the month before.
  if (iso(0).slice(0, 7) !== iso(-3).slice(0, 7))
    await page.getByRole('button', { name: 'Month before' }).click()
  const cell = (day: string) => calendar.locator(`[data-day="${day}"]`)
  const item = (day: string) => cell(day).getByRole('button', { name: 'Loom telemetry' })
  const beside = (await cell(iso(-2)).count()) > 0 ? iso(-2) : iso(-4)
  await drag(page, item(iso(-3)), cell(beside), { x: 60, y: 80 })
  await expect(item(beside)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(item(iso(-3))).toBeVisible()

  await cell(iso(-3)).focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('complementary')
  await list.getByRole('button', { name: /^Loom telemetry/ }).press('Shift+ArrowDown')
  await expect(item(iso(-3))).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(item(iso(-3))).toBeVisible()
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .include('main')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  const file = path.join(await temporaryFolder('ics'), 'Winroom.ics')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: 'As calendar file…' }).click()
  await page.getByRole('menuitem', { name: 'As calendar file…', exact: true }).click()
  await expect(page.getByText('16 days written to Winroom.ics')).toBeVisible()
  expect(await readFile(file, 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[^]*SUMMARY:Closes: Loom telemetry\r\n/)
})

test('French, dark: day, calendar, capture', async ({ launchWinroom }) => {
  const { page } = await launchWinroom({ args: ['--lang=fr'] })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await boardLoaded(page)
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('region', { name: 'Calendrier des signatures' })).toBeVisible()
  await picture(page, 'calendar-dark-fr')
  await page.getByRole('button', { name: 'Ma journée', exact: true }).click()
  await page.getByRole('combobox', { name: 'Votre nom dans les affaires' }).click()
  await picture(page, 'claim-dark-fr')
  await page.getByRole('option', { name: 'Nora Blanc' }).click()
  await page.getByRole('button', { name: 'C’est moi' }).click()
  await expect(page.getByRole('list', { name: 'Ma journée' })).toBeVisible()
  await picture(page, 'dark-fr')
  await page.keyboard.press('Control+j')
  await page.getByRole('combobox', { name: 'Ce qui s’est passé, ou la suite' }).fill('rappeler Inès chez Aster : envoyer le prix pour vendredi') // prettier-ignore
  await expect(page.getByRole('option', { selected: true })).toBeVisible()
  await picture(page, 'capture-dark-fr')
})
