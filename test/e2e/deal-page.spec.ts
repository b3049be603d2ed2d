import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { boardLoaded, card, expectState, join, openDeal, share } from './support/board'
import { startRelay } from './support/relay'
import { expect, test } from './support/winroom'

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const folder = path.join(test.info().project.outputDir, 'look')
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
}

const unfold = (deal: Locator, name: string) => deal.getByRole('button', { name, exact: true }).click()
const dealOf = (page: Page, title: string) => page.getByRole('dialog', { name: `Deal: ${title}` })

test('a brief and a conversation, live in a window of its own; found by their words, undone, linked', async ({
  launchWinroom,
}) => {
  const { page, app } = await launchWinroom()
  await page.setViewportSize({ width: 1440, height: 1000 })
  await boardLoaded(page)

  // Shift and Enter on a card: the deal has a window to itself, named after it.
  const opened = app.waitForEvent('window')
  await card(page, 'Crew planning').focus()
  await page.keyboard.press('Shift+Enter')
  const own = await opened
  const there = dealOf(own, 'Crew planning')
  await expect(there).toBeVisible()
  await expect(own).toHaveTitle('Crew planning – Winroom')
  await expect(own.getByRole('navigation', { name: 'Places' })).toHaveCount(0)
  await own.keyboard.press('Escape')
  await expect(there).toBeVisible()

  const here = await openDeal(page, 'Crew planning')
  await unfold(here, 'Brief and conversation')
  await here.getByRole('button', { name: 'Write the brief' }).click()
  const text = here.getByRole('textbox', { name: 'Brief of Crew planning' })
  await text.click()
  await page.keyboard.type('They want night shifts without xylophones. ')
  // Somebody else sees the brief as soon as there is one, and writes on.
  const twin = there.getByRole('textbox', { name: 'Brief of Crew planning' })
  await expect(twin).toContainText('xylophones')
  await twin.click()
  await own.keyboard.press('Control+End')
  await own.keyboard.type('Their union decides.')
  await expect(text).toContainText('Their union decides.')
  await page.keyboard.press('Control+z')
  await expect(text).not.toContainText('xylophones')
  await expect(text).toContainText('Their union decides.')
  await page.keyboard.press('Control+Shift+z')
  await expect(twin).toContainText('xylophones')

  await here.getByRole('button', { name: 'Say something about this deal' }).click()
  await here.getByLabel('Say something', { exact: true }).fill('Who knows their union?')
  await page.keyboard.press('Control+Enter')
  await expect(there.getByText('Who knows their union?')).toBeVisible()
  await picture(page, '60-brief')
  await picture(own, '61-own-window')

  // Closed, and back: a deal is a place to go back to.
  await here.getByRole('button', { name: 'Close the deal' }).click()
  await expect(here).toBeHidden()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(here).toBeVisible()
  await here.getByRole('button', { name: 'Copy the link' }).click()
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^winroom:\/\/deal\/\w+$/) // prettier-ignore

  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Find a deal or do something' }).fill('xylophones')
  await expect(
    page
      .getByRole('dialog')
      .getByRole('button', { name: /^Crew planning/ })
      .first(),
  ).toBeVisible()
})

test('a plan back from the day of signature, one undo, printed for the buyer without what is ours alone', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const { page, app } = await launchWinroom()
  await page.setViewportSize({ width: 1440, height: 1200 })
  await boardLoaded(page)
  const deal = await openDeal(page, 'Crew planning')
  await unfold(deal, 'Plan with the buyer')
  await deal.getByRole('button', { name: /^Suggest steps back from/ }).click()
  await expect(deal.getByRole('checkbox', { name: /^Done: / })).toHaveCount(8)
  await deal.press('Control+z')
  await expect(deal.getByRole('checkbox', { name: /^Done: / })).toHaveCount(0)
  await deal.getByRole('button', { name: /^Suggest steps back from/ }).click()
  await deal.getByLabel('Name of who does “Security and legal review”').fill('Ms Haugen')
  await page.keyboard.press('Enter')
  await deal.getByRole('button', { name: 'Dropped: Prove it on your own data' }).click()
  await expect(deal.getByText('7 open steps')).toBeVisible()
  await picture(page, '62-plan')

  const folder = await temporaryFolder('plan')
  const choose = (name: string) =>
    app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      },
      path.join(folder, name),
    )
  const exports = deal.getByRole('group', { name: 'For the buyer' })
  await choose('plan')
  await exports.getByRole('button', { name: 'PDF' }).click()
  await expect(page.getByText('Saved as plan.pdf')).toBeVisible()
  const pdf = await readFile(path.join(folder, 'plan.pdf'))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await writeFile(path.join(test.info().project.outputDir, 'look/62-plan.pdf'), pdf)
  await choose('plan.md')
  await exports.getByRole('button', { name: 'Markdown' }).click()
  await expect(page.getByText('Saved as plan.md')).toBeVisible()
  const markdown = await readFile(path.join(folder, 'plan.md'), 'utf8')
  expect(markdown).toContain('You · Ms Haugen')
  expect(markdown).not.toMatch(/Prove it|54,000|pilot|Datavo/)
})

test('two people drag the map of a committee, each sees who holds what, and both end with one map', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  test.slow()
  const relay = await startRelay({ dataDir: await temporaryFolder('relay') })
  const [a, b] = [(await launchWinroom()).page, (await launchWinroom()).page]
  try {
    await boardLoaded(a)
    await boardLoaded(b)
    await join(b, await share(a, relay.url))
    await expectState(b, /Safe on the relay/)
    const here = await openDeal(a, 'Branch queueing')
    await unfold(here, 'Buying committee')
    for (const name of ['Priya Nair', 'Jon Vik']) {
      await here.getByLabel('Add somebody').fill(name)
      await a.keyboard.press('Enter')
      await expect(here.getByRole('checkbox', { name: `Met ${name}` })).toBeVisible()
    }
    const there = await openDeal(b, 'Branch queueing')
    await expect(there.getByRole('checkbox', { name: 'Met Jon Vik' })).toBeVisible()

    const person = (deal: Locator, name: string) =>
      deal.getByRole('group', { name: 'Map of the committee' }).getByRole('button', { name: new RegExp(`^${name}`) }) // prettier-ignore
    await hold(a, person(here, 'Priya Nair'), 60, -30)
    await hold(b, person(there, 'Jon Vik'), -70, 40)
    // While both hold on, each is seen at it by the other.
    await expect(here.getByRole('img', { name: /is editing/ }).first()).toBeVisible()
    await expect(there.getByRole('img', { name: /is editing/ }).first()).toBeVisible()
    await picture(a, '63-map-together')
    await Promise.all([a.mouse.up(), b.mouse.up()])
    const spots = (deal: Locator) =>
      deal.getByRole('group', { name: 'Map of the committee' }).getByRole('button').evaluateAll(all => all.map(each => `${each.textContent} ${(each as HTMLElement).style.left} ${(each as HTMLElement).style.top}`).sort()) // prettier-ignore
    const mine = await spots(here)
    await expect.poll(async () => JSON.stringify(await spots(there)) === JSON.stringify(await spots(here))).toBe(true) // prettier-ignore
    expect(mine).toHaveLength(2)

    // One and the same person, at once: they end where one of the two put them.
    await hold(a, person(here, 'Priya Nair'), -80, 20)
    await hold(b, person(there, 'Priya Nair'), 30, 50)
    await Promise.all([a.mouse.up(), b.mouse.up()])
    await expect.poll(async () => JSON.stringify(await spots(there)) === JSON.stringify(await spots(here))).toBe(true) // prettier-ignore
  } finally {
    await relay.stop()
  }
})

test('at the close who used a page is asked whether it helped; the coach knows what won deals alike gave and got', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await page.setViewportSize({ width: 1440, height: 1000 })
  await boardLoaded(page)
  const deal = await openDeal(page, 'Crew planning')
  const used = 'When they ask for a discount, offer the pilot'
  await deal.getByRole('button', { name: `Used it: ${used}` }).click()
  await unfold(deal, 'Give and get')
  await deal.getByLabel('We give', { exact: true }).fill('Ten percent off')
  await deal.getByLabel('Discount %', { exact: true }).fill('10')
  await deal.getByLabel('We get', { exact: true }).fill('Two years')
  await page.keyboard.press('Enter')
  await deal.getByRole('combobox', { name: 'State of “Ten percent off”' }).or(deal.getByLabel('State of “Ten percent off”')).first().click() // prettier-ignore
  await page.getByRole('option', { name: 'Agreed' }).click()
  await expect(deal.getByText('10% agreed')).toBeVisible()
  await deal.getByRole('button', { name: 'Close the deal' }).click()

  // Picked up and put down two lanes further: won.
  await card(page, 'Crew planning').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  // One card asks for all of it: what decided it, which pages helped, what to tell a colleague. Each answer is undone alone.
  const asked = page.getByRole('complementary', { name: '“Crew planning” is won' })
  const helped = asked
    .getByRole('list', { name: 'Which of these helped?' })
    .getByRole('button', { name: 'Helped' })
  await helped.click()
  await page.keyboard.press('r')
  await page.keyboard.press('Enter')
  await expect(asked.getByRole('button', { pressed: true })).toHaveText([/\S/, 'Helped'])
  await picture(page, '64-at-the-close')
  await page.keyboard.press('Control+z')
  await expect(asked.getByRole('button', { pressed: true })).toHaveText(['Helped'])
  await page.keyboard.press('Escape')
  await expect(asked).toBeHidden()

  // What was traded in it is known in the next deal against the same competitor, and said to be one deal only.
  const next = await openDeal(page, 'Claims triage')
  await unfold(next, 'Give and get')
  await expect(next).toContainText('Only 1 won deal like this says what was traded: not enough to go by.')
  await expect(next).toContainText('10% for Two years:')
  await picture(page, '65-coach')
})

test('pictures: French and dark, wide, with everything of a deal unfolded', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await page.setViewportSize({ width: 1280, height: 2400 })
  await boardLoaded(page)
  await page.evaluate(() =>
    localStorage.setItem('winroom.preferences', JSON.stringify({ language: 'fr', theme: 'dark', wideDeal: true })),
  ) // prettier-ignore
  await page.reload()
  await boardLoaded(page)
  await card(page, 'Crew planning').click()
  const deal = page.getByRole('dialog', { name: 'Affaire : Crew planning' })
  await unfold(deal, 'Synthèse et conversation')
  await unfold(deal, 'Équipe de l’affaire')
  await unfold(deal, 'Plan avec le client')
  await deal.getByRole('button', { name: /^Proposer des étapes/ }).click()
  await expect(deal.getByRole('checkbox', { name: /^Fait/ })).toHaveCount(8)
  await deal.getByRole('button', { name: 'Rédiger la synthèse' }).click()
  await deal.getByRole('textbox', { name: 'Synthèse de Crew planning' }).click()
  await page.keyboard.type('Ils veulent des équipes de nuit.')
  await picture(page, '66-fr-dark')
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[role="dialog"]').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
})

/** Takes hold of something and drags it so far, without letting go. */
async function hold(page: Page, what: Locator, x: number, y: number): Promise<void> {
  await what.scrollIntoViewIfNeeded()
  const box = await what.boundingBox()
  if (box === null) throw new Error('what to drag is not in sight')
  const [fromX, fromY] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  await page.mouse.move(fromX + x, fromY + y, { steps: 5 })
}
