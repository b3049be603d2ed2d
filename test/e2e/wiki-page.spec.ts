import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { boardLoaded, join, share } from './support/board'
import { startRelay } from './support/relay'
import { goToWiki, line, newPage, pageTitle } from './support/wiki'
import { expect, test } from './support/winroom'

const text = (page: Page) => page.locator('[data-page-text] [contenteditable="true"]')
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })

test('a page begins with a template, is written, and is there after a restart; undo goes through text, head and title', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const dataDir = await temporaryFolder('page')
  const winroom = await launchWinroom({ dataDir })
  const { page } = winroom
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, 'Too expensive', { kind: 'Tactic', begin: 'Winroom’s template, in English' })
  await expect(text(page)).toContainText('Step by step')

  await field(page, 'What they say').fill('It is too expensive')
  await text(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('Said by us')
  await expect(text(page)).toContainText('Said by us')
  await pageTitle(page).fill('Far too expensive')
  await page.keyboard.press('Enter')
  await expect(line(page, 'Far too expensive')).toBeVisible()

  await line(page, 'Far too expensive').focus()
  await page.keyboard.press('Control+z')
  await expect(pageTitle(page)).toHaveValue('Too expensive')
  await expect(text(page)).toContainText('Said by us')
  for (const gone of ['us', 'by', 'Said']) {
    await page.keyboard.press('Control+z')
    await expect(text(page)).not.toContainText(gone === 'Said' ? 'Said' : `Said by us`)
  }
  await expect(field(page, 'What they say')).toHaveValue('It is too expensive')
  await page.keyboard.press('Control+z')
  await expect(field(page, 'What they say')).toHaveValue('')
  await page.keyboard.press('Control+y')
  await expect(field(page, 'What they say')).toHaveValue('It is too expensive')

  await winroom.close()
  const again = (await launchWinroom({ dataDir })).page
  await expect(field(again, 'What they say')).toHaveValue('It is too expensive')
  await expect(text(again)).toContainText('Step by step')
})

test('two windows write one page: each sees the other, in the text, the head and the card', async ({
  launchWinroom,
}) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, 'Northwind', { kind: 'Battlecard' })
  const second = winroom.app.waitForEvent('window')
  await page.getByRole('button', { name: 'Page menu' }).click()
  await page.getByRole('menuitem', { name: 'Open in a new window' }).click()
  const other = await second
  await expect(pageTitle(other)).toHaveValue('Northwind')

  await field(page, 'Our position in a sentence').fill('Cheaper to run')
  await expect(field(other, 'Our position in a sentence')).toHaveValue('Cheaper to run')
  await field(other, 'Our position in a sentence').press('End')
  await other.keyboard.type(', quicker to start')
  await field(page, 'Our position in a sentence').press('Home')
  await page.keyboard.type('We are ')
  const both = 'We are Cheaper to run, quicker to start'
  await expect(field(page, 'Our position in a sentence')).toHaveValue(both)
  await expect(field(other, 'Our position in a sentence')).toHaveValue(both)

  await page.getByRole('button', { name: 'Add a reason' }).first().click()
  await page.keyboard.type('Live in two weeks')
  await page.keyboard.press('Enter')
  await expect(other.getByText('Live in two weeks')).toBeVisible()
  await other
    .getByRole('button', { name: /^to check/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^Checked on/ })).toBeVisible()

  await text(page).click()
  await page.keyboard.type('Written by the first. ')
  await expect(text(other)).toContainText('Written by the first.')
  await text(other).click()
  await other.keyboard.press('Control+End')
  await other.keyboard.type('And by the second.')
  await expect(text(page)).toContainText('Written by the first. And by the second.')
})

test('a reference is called what its page is called, and leads there; the page knows where it is mentioned', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, 'Zanzibar playbook')
  await newPage(page, 'Beta')
  await text(page).click()
  await page.keyboard.type('See [[Zanz')
  await page.getByRole('option', { name: /Zanzibar playbook/ }).waitFor()
  await page.keyboard.press('Enter')
  const chip = text(page).getByRole('button', { name: /Zanzibar playbook/ })
  await expect(chip).toBeVisible()
  await line(page, 'Zanzibar playbook').focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Title of Zanzibar playbook' }).fill('Pemba playbook')
  await page.keyboard.press('Enter')
  await text(page)
    .getByRole('button', { name: /Pemba playbook/ })
    .click()
  await expect(pageTitle(page)).toHaveValue('Pemba playbook')
  const mentioned = page.getByRole('region', { name: 'Mentioned in' })
  await mentioned.getByRole('button', { name: /Beta/ }).click()
  await expect(pageTitle(page)).toHaveValue('Beta')
})

test('two people write one page while apart; together again, both have both', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  test.slow()
  const dataDir = await temporaryFolder('relay')
  let relay = await startRelay({ dataDir })
  const { port } = relay
  const [a, b] = [(await launchWinroom()).page, (await launchWinroom()).page]
  try {
    await boardLoaded(a)
    await boardLoaded(b)
    await goToWiki(a)
    await newPage(a, 'Shared', { kind: 'Tactic' })
    await text(a).click()
    await a.keyboard.type('Begun together.')
    const link = await share(a, relay.url)
    await goToWiki(b)
    await join(b, link)
    await line(b, 'Shared').click()
    await expect(text(b)).toContainText('Begun together.', { timeout: 30_000 })

    await relay.stop()
    await text(a).click()
    await a.keyboard.press('Control+End')
    await a.keyboard.type(' First alone.')
    await field(a, 'Situation').fill('Alone')
    await text(b).click()
    await b.keyboard.press('Control+Home')
    await b.keyboard.type('Second alone. ')
    await field(b, 'What to do').fill('Call them')
    relay = await startRelay({ dataDir, port })
    for (const page of [a, b]) {
      await expect(text(page)).toContainText('Second alone. Begun together. First alone.', {
        timeout: 40_000,
      })
      await expect(field(page, 'Situation')).toHaveValue('Alone')
      await expect(field(page, 'What to do')).toHaveValue('Call them')
    }
  } finally {
    await relay.stop()
  }
})

test('nothing that axe knows is wrong with a page of any kind', async ({ launchWinroom }) => {
  test.slow()
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await goToWiki(page)
  for (const kind of [
    'Note',
    'Tactic',
    'Battlecard',
    'Delicate conversation',
    'Discount guide',
    'Process step',
  ]) {
    await newPage(page, `A ${kind}`, { kind, begin: 'Winroom’s template, in English' })
    await text(page).waitFor()
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const flaws = violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${kind}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    )
    expect(flaws).toEqual([])
  }
})
