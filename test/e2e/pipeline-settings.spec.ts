import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import {
  addDeal,
  boardLoaded,
  card,
  drag,
  expectState,
  join,
  lane,
  newBoard,
  share,
  titles,
} from './support/board'
import { startRelay } from './support/relay'
import { expect, test } from './support/winroom'

const settings = (page: Page) => page.getByRole('dialog', { name: 'Pipeline settings' })

async function openSettings(page: Page, section: string): Promise<void> {
  await page.getByRole('button', { name: 'Board menu' }).click()
  await page.getByRole('menuitem', { name: 'Pipeline settings' }).click()
  await settings(page).getByRole('button', { name: section }).click()
  await expect(settings(page).getByRole('heading', { name: section, level: 2 })).toBeVisible()
}

async function closeSettings(page: Page): Promise<void> {
  await settings(page).getByRole('button', { name: 'Close' }).click()
  await expect(settings(page)).toBeHidden()
}

/** A lane as a place to drop on: one without deals has no list yet. */
const place = (page: Page, stage: string) => page.getByRole('region', { name: new RegExp(`^${stage}, `) })

const stageNames = (page: Page) =>
  settings(page)
    .getByRole('list', { name: /^Stages of/ })
    .getByRole('textbox', { name: /^Name of the stage/ })
    .evaluateAll(inputs => inputs.map(input => (input as HTMLInputElement).value))

async function edit(page: Page, name: string | RegExp, value: string): Promise<void> {
  const field = settings(page).getByRole('textbox', { name, exact: typeof name === 'string' })
  await field.fill(value)
  await field.press('Enter')
}

test('stages: named, put in order, asked about on the way out, merged with one undo; a win is asked about and never in the way', async ({
  launchWinroom,
}) => {
  test.slow()
  const { page } = await launchWinroom()
  // All six lanes in sight, for hands to drop on.
  await page.setViewportSize({ width: 1800, height: 900 })
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  await addDeal(page, 'Prospecting', 'Furnace')
  await addDeal(page, 'Qualified', 'Mill')
  await test.step('added, renamed, reordered by key and by hand, and asked about', async () => {
    await openSettings(page, 'Boards and stages')
    await edit(page, 'New stage', 'Demo')
    await expect.poll(() => stageNames(page)).toEqual(['Prospecting', 'Qualified', 'Proposal', 'Demo', 'Won', 'Lost']) // prettier-ignore
    await settings(page).getByRole('button', { name: 'Move Demo' }).focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => stageNames(page)).toEqual(['Prospecting', 'Qualified', 'Demo', 'Proposal', 'Won', 'Lost']) // prettier-ignore
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => stageNames(page)).toEqual(['Prospecting', 'Demo', 'Qualified', 'Proposal', 'Won', 'Lost']) // prettier-ignore
    const handle = (name: string) => settings(page).getByRole('button', { name: `Move ${name}` })
    await drag(page, handle('Proposal'), handle('Demo'), { x: 6, y: 2 })
    await expect.poll(() => stageNames(page)).toEqual(['Prospecting', 'Proposal', 'Demo', 'Qualified', 'Won', 'Lost']) // prettier-ignore
    await edit(page, 'Name of the stage Demo', 'Show')
    await edit(page, 'Chance of winning from Show, in percent', '45')
    await settings(page).getByRole('button', { name: 'Details of Prospecting' }).click()
    await settings(page).getByRole('textbox', { name: 'What to know before leaving it' }).fill('Who decides?\nIs there a budget?') // prettier-ignore
    await page.keyboard.press('Control+Enter')
    await edit(page, 'Stands still after, in days', '14')
    await closeSettings(page)
  })
  await test.step('who moves a deal on is asked, and goes on at once', async () => {
    await drag(page, card(page, 'Furnace'), place(page, 'Show'), { x: 120, y: 60 })
    const asked = page.getByRole('complementary', { name: /^Before “Furnace” leaves Prospecting/ })
    await expect(asked.getByText('Who decides?')).toBeVisible()
    await expect(card(lane(page, 'Show'), 'Furnace')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(asked).toBeHidden()
  })
  await test.step('merged into another, and back by one undo', async () => {
    await openSettings(page, 'Boards and stages')
    await settings(page).getByRole('button', { name: 'More for Show' }).click()
    await page.getByRole('menuitem', { name: 'Merge into another…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Merge Show into another stage' })
    await expect(dialog.getByRole('combobox', { name: 'Into the stage' })).toHaveValue('Qualified')
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    await expect.poll(() => stageNames(page)).toEqual(['Prospecting', 'Proposal', 'Qualified', 'Won', 'Lost'])
    await closeSettings(page)
    await expect.poll(() => titles(page, 'Qualified')).toEqual(['Mill', 'Furnace'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => titles(page, 'Show')).toEqual(['Furnace'])
    await expect.poll(() => titles(page, 'Qualified')).toEqual(['Mill'])
  })
  await test.step('a win asks what decided it: by key, in one line, and the deal keeps it', async () => {
    await drag(page, card(page, 'Furnace'), place(page, 'Won'), { x: 120, y: 60 })
    const asked = page.getByRole('complementary', { name: '“Furnace” is won' })
    await expect(asked).toBeVisible()
    await page.keyboard.press('r')
    await page.keyboard.press('Enter')
    await expect(asked.getByRole('button', { pressed: true })).toHaveText('It fits what they need')
    await asked.getByRole('textbox', { name: 'What would you tell a colleague?' }).fill('Meet the plant manager first.') // prettier-ignore
    await page.keyboard.press('Enter')
    await expect(asked).toBeHidden()
    await card(page, 'Furnace').click()
    const deal = page.getByRole('dialog', { name: 'Deal: Furnace' })
    await expect(deal.getByRole('textbox', { name: 'What you would tell a colleague' })).toHaveValue('Meet the plant manager first.') // prettier-ignore
    await expect(deal.getByText('It fits what they need')).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await test.step('a board like this one, removed and brought back', async () => {
    await openSettings(page, 'Boards and stages')
    await settings(page).getByRole('button', { name: 'More for Spring' }).click()
    await page.getByRole('menuitem', { name: 'New board with these stages' }).click()
    await page.getByRole('textbox', { name: 'Name of the new board' }).fill('Summer')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Switch board: Summer' })).toBeVisible()
    await expect(place(page, 'Show')).toBeVisible()
    await openSettings(page, 'Boards and stages')
    await settings(page).getByRole('button', { name: 'More for Summer' }).click()
    await page.getByRole('menuitem', { name: 'Remove board' }).click()
    await settings(page).getByRole('button', { name: 'Bring back Summer' }).click()
    await expect(settings(page).getByRole('list', { name: 'Removed boards' })).toBeHidden()
  })
})

test('fields get a type and keep what does not fit; reasons, targets and rates are typed and pasted', async ({
  launchWinroom,
}) => {
  test.slow()
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await test.step('a choice with two choices, chosen on a deal', async () => {
    await openSettings(page, 'Custom fields')
    await edit(page, 'New field', 'Region')
    await settings(page).getByRole('combobox', { name: 'Type of Region' }).click()
    await page.getByRole('option', { name: 'One choice' }).click()
    for (const name of ['North', 'South']) {
      await edit(page, 'New choice of Region', name)
      await expect(settings(page).getByRole('textbox', { name: `Name of the choice ${name}` })).toBeVisible()
    }
    await closeSettings(page)
    await page.getByRole('option').first().click()
    const deal = page.getByRole('dialog', { name: /^Deal/ })
    await deal.getByRole('button', { name: 'Show 1 empty field' }).click()
    await deal.getByRole('combobox', { name: 'Region' }).click()
    await page.getByRole('option', { name: 'South' }).click()
    await expect(deal.getByRole('combobox', { name: 'Region' })).toHaveValue('South')
    await page.keyboard.press('Escape')
  })
  await test.step('the board is filtered by it', async () => {
    await page.getByRole('button', { name: 'By a field' }).click()
    await page.getByRole('menuitem', { name: 'Region' }).click()
    await page.getByRole('button', { name: 'Region', exact: true }).click()
    await page.getByRole('checkbox', { name: 'South' }).check()
    await expect(page.getByRole('status').filter({ hasText: /^1 deal$/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Clear filters' }).click()
  })
  await test.step('no longer offered and brought back, it is still chosen', async () => {
    await openSettings(page, 'Custom fields')
    await settings(page).getByRole('button', { name: 'No longer offer Region' }).click()
    await settings(page).getByRole('button', { name: 'Bring back Region' }).click()
    await expect(settings(page).getByRole('textbox', { name: 'Name of the field Region' })).toBeVisible()
    await closeSettings(page)
    await page.getByRole('option').first().click()
    await expect(page.getByRole('combobox', { name: 'Region' })).toHaveValue('South')
    await page.keyboard.press('Escape')
  })
  await test.step('reasons: begun with the usual ones, two of them merged', async () => {
    await openSettings(page, 'Reasons for win and loss')
    await settings(page).getByRole('button', { name: 'Begin with the usual ones' }).first().click()
    await settings(page).getByRole('button', { name: 'More for We were quick' }).click()
    await page.getByRole('menuitem', { name: 'They trust us' }).click()
    await expect(settings(page).getByText('with We were quick')).toBeVisible()
  })
  await test.step('targets: a block is pasted, the team has their sum', async () => {
    await settings(page).getByRole('button', { name: 'Targets', exact: true }).click()
    const cell = settings(page)
      .getByRole('textbox', { name: /^Target of/ })
      .first()
    await cell.focus()
    await cell.evaluate(input => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '100\t200\n300\tsoon')
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await expect(cell).toHaveValue('100')
    await expect(page.getByText('1 cell is no amount and was left out')).toBeVisible()
    await expect(settings(page).getByRole('row', { name: /^The team’s wins.*of .400/ })).toBeVisible()
    await page.keyboard.press('Escape')
  })
})

test('every part of the settings can be read and used by all (axe)', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await openSettings(page, 'Boards and stages')
  const parts = settings(page).getByRole('navigation', { name: 'Parts of the settings' }).getByRole('button')
  await expect(parts).toHaveCount(6)
  for (const part of await parts.all()) {
    await part.click()
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
})

test('D6: a stage is removed on one computer while a deal moves into it on another: it is unsorted on both, and nothing is lost', async ({
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
    await newBoard(a, 'Spring')
    await addDeal(a, 'Prospecting', 'Furnace')
    await addDeal(a, 'Proposal', 'Mill')
    await addDeal(a, 'Qualified', 'Kiln')
    await join(b, await share(a, relay.url))
    await b.getByRole('button', { name: /^Switch board/ }).click()
    await b.getByRole('menuitem', { name: 'Spring' }).click()
    await expect(card(lane(b, 'Qualified'), 'Kiln')).toBeVisible()
    await test.step('together: what one removes with its deals, the other sees go and come back', async () => {
      await openSettings(a, 'Boards and stages')
      await settings(a).getByRole('button', { name: 'More for Qualified' }).click()
      await a.getByRole('menuitem', { name: 'Merge into another…' }).click()
      await a.getByRole('button', { name: 'Merge', exact: true }).click()
      await closeSettings(a)
      await expect(card(lane(b, 'Proposal'), 'Kiln')).toBeVisible()
      await a.keyboard.press('Control+z')
      await expect(card(lane(b, 'Qualified'), 'Kiln')).toBeVisible()
    })
    await test.step('apart: one removes the stage, the other moves a deal into it', async () => {
      await relay.stop()
      await openSettings(a, 'Boards and stages')
      await settings(a).getByRole('button', { name: 'More for Qualified' }).click()
      await a.getByRole('menuitem', { name: 'Remove', exact: true }).click()
      await a
        .getByRole('dialog', { name: 'Remove the stage Qualified' })
        .getByRole('button', { name: 'Remove' })
        .click()
      await closeSettings(a)
      await expect.poll(() => titles(a, 'Unsorted')).toEqual(['Kiln'])
      await drag(b, card(b, 'Furnace'), lane(b, 'Qualified'), { x: 120, y: 12 })
      await expect(card(lane(b, 'Qualified'), 'Furnace')).toBeVisible()
      await expect(card(lane(a, 'Prospecting'), 'Furnace')).toBeVisible()
    })
    await test.step('together again: both see the deal unsorted, and every deal', async () => {
      relay = await startRelay({ dataDir, port })
      for (const page of [a, b]) {
        await expect(card(lane(page, 'Unsorted'), 'Furnace')).toBeVisible({ timeout: 40_000 })
        await expect(place(page, 'Qualified')).toBeHidden({ timeout: 40_000 })
        expect(await titles(page, 'Proposal')).toEqual(['Mill'])
        await expectState(page, /Safe on the relay/)
      }
      expect((await titles(a, 'Unsorted')).sort()).toEqual(['Furnace', 'Kiln'])
      expect(await titles(b, 'Unsorted')).toEqual(await titles(a, 'Unsorted'))
    })
  } finally {
    await relay.stop()
  }
})
