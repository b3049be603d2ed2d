import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { boardLoaded, card, join, openDeal, share } from './support/board'
import { callOneself } from './support/page-text'
import { startRelay, type RelayProcess } from './support/relay'
import { expect, test } from './support/winroom'

// Two apps and a relay on a small machine that does other things, too.
test.slow()

/** Also those of a test that fails end with it. */
const relays: RelayProcess[] = []
test.afterEach(() => Promise.all(relays.splice(0).map(relay => relay.stop())))

const asks = (page: Page, words: string): Locator =>
  page.getByRole('list', { name: 'My day' }).getByRole('listitem', { name: new RegExp(words) })

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({
    path: path.join(test.info().project.outputDir, 'asked', `${name}.png`),
    animations: 'disabled',
  })
}

async function toMyDay(page: Page): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('d')
}

/** Says something about the deal that is open, with a name that is written out after its first letters. */
async function ask(page: Page, field: Locator, begun: string, words: string): Promise<void> {
  await field.click()
  await field.pressSequentially(`@${begun}`)
  await expect(page.getByRole('listbox', { name: 'Whom do you mean?' })).toBeVisible()
  await page.keyboard.press('Enter')
  await field.pressSequentially(words)
  await page.keyboard.press('Control+Enter')
}

test('somebody who is called by name in a conversation finds the question on their day, opens it, answers it, or has seen it', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const relay = await startRelay({ dataDir: await temporaryFolder('relay') })
  relays.push(relay)
  const [ana, ben] = [(await launchWinroom()).page, (await launchWinroom()).page]
  for (const page of [ana, ben]) await boardLoaded(page)
  await callOneself(ana, 'Ana')
  await ana.keyboard.press('c')
  await ana.keyboard.type('Spare parts for Ana')
  await ana.keyboard.press('Enter')
  await join(ben, await share(ana, relay.url))
  await expect(card(ben, 'Spare parts for Ana')).toBeVisible({ timeout: 30_000 })
  await callOneself(ben, 'Ben Okafor')
  await toMyDay(ben)

  const deal = await openDeal(ana, 'Crew planning')
  await deal.getByRole('button', { name: 'Brief and conversation' }).click()
  await deal.getByRole('button', { name: 'Say something about this deal' }).click()
  await ask(ana, deal.getByRole('textbox', { name: 'Say something' }), 'oka', 'who signs above 50k?')
  await expect(deal.getByText('@Ben Okafor who signs above 50k?')).toBeVisible()

  const question = asks(ben, '^Ana asks you about “Crew planning”, @Ben Okafor who signs above 50k\\?')
  await expect(question).toBeVisible({ timeout: 30_000 })
  const { violations } = await new AxeBuilder({ page: ben })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  await picture(ben, 'light')
  await question.press('Enter')
  const there = ben.getByRole('dialog', { name: 'Deal: Crew planning' })
  await expect(there.getByText('who signs above 50k?')).toBeInViewport()
  await there.getByRole('textbox', { name: 'Answer' }).fill('Ines, since March')
  await ben.keyboard.press('Control+Enter')
  await expect(deal.getByText('Ines, since March')).toBeVisible({ timeout: 30_000 })
  await ben.keyboard.press('Escape')
  await toMyDay(ben)
  await expect(question).toHaveCount(0)

  await ask(ana, deal.getByRole('textbox', { name: 'Answer' }), 'ben', 'and below?')
  const again = asks(ben, '^Ana asks you about “Crew planning”, .*and below')
  await again.press('Space')
  await expect(again).toHaveCount(0)
  await ben.keyboard.press('Control+z')
  await expect(again).toBeVisible()
})
