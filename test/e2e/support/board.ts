import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { root } from '../../../build/paths'
import { expect, type Winroom } from './winroom'

/** The 8,800 opportunities that the interface is tested on. */
export const pipeline = path.join(root, 'test/fixtures/crm-sales-opportunities/sales_pipeline.csv')

/** A lane's list of cards, by the name of its stage. */
export const lane = (page: Page, name: string): Locator => page.getByRole('listbox', { name, exact: true })
/** A card, by what it says first. */
export const card = (scope: Page | Locator, title: string): Locator =>
  scope.getByRole('option', { name: new RegExp(`^${title}(,|$)`) })
/** A lane as a whole, with its name and how many deals it holds. */
export const laneWith = (page: Page, name: string, count: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${name}, ${count} `) })

/** Answers the next open dialogs with this file, as a person would choose it. */
export async function chooseFile({ app }: Winroom, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)
}

/** Waits until the board of this window has all its rows. */
export async function boardLoaded(page: Page): Promise<void> {
  await expect(page.locator('[data-loaded="complete"]')).toBeVisible()
}

/** Imports the real file through the interface, onto a new board, and shows it. */
export async function importPipeline(winroom: Winroom): Promise<void> {
  const { page } = winroom
  await (await prepareImport(winroom, pipeline)).click()
  const dialog = page.getByRole('dialog', { name: 'Import deals' })
  await expect(dialog.getByRole('heading', { name: 'Imported' })).toBeVisible({ timeout: 60_000 })
  await dialog.getByRole('button', { name: 'Show the board' }).click()
  await boardLoaded(page)
}

/** Makes a deal in a lane by its plus button. */
export async function addDeal(page: Page, stage: string, title: string): Promise<void> {
  await page.getByRole('button', { name: `New deal in ${stage}` }).click()
  await page.getByRole('textbox', { name: 'Title of the new deal' }).fill(title)
  await page.keyboard.press('Enter')
  await expect(card(lane(page, stage), title)).toBeVisible()
}

/** A board of one's own, without deals: Prospecting, Qualified, Proposal, Won, Lost. */
export async function newBoard(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Board menu' }).click()
  await page.getByRole('menuitem', { name: 'New board' }).click()
  await page.getByRole('textbox', { name: 'Name of the new board' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `Switch board: ${name}` })).toBeVisible()
  await boardLoaded(page)
}

/** The titles in a lane, from the top. */
export async function titles(page: Page, stage: string): Promise<string[]> {
  const labels = await lane(page, stage)
    .getByRole('option')
    .evaluateAll(cards => cards.map(one => one.getAttribute('aria-label') ?? ''))
  return labels.map(label => label.split(',')[0] ?? '')
}

/** Drags a card as a hand does, and lets go only once the board shows where it would land. */
export async function drag(
  page: Page,
  from: Locator,
  to: Locator,
  position: { readonly x: number; readonly y: number },
): Promise<void> {
  await from.hover()
  const box = await to.boundingBox()
  if (box === null) throw new Error('what to drop on is not in sight')
  await page.mouse.down()
  const landing = page.locator('[data-edge], [data-over]')
  // A drag that has only just begun hears of the pointer when it moves.
  for (let n = 0; n < 60 && (n < 6 || (await landing.count()) === 0); n++) {
    await page.mouse.move(box.x + position.x - 6 + (n % 6), box.y + position.y)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  await expect(landing).toHaveCount(1)
  await page.mouse.up()
  await expect(landing).toHaveCount(0)
}

/** Drops a card onto the top of a lane. */
export async function dropInto(page: Page, title: string, stage: string): Promise<void> {
  await drag(page, card(page, title), lane(page, stage), { x: 120, y: 12 })
}

/** Types a new title into a card, and waits until the board shows it. */
export async function rename(page: Page, title: string, to: string): Promise<void> {
  await card(page, title).focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: `Title of ${title}` }).fill(to)
  await page.keyboard.press('Enter')
  await expect(card(page, to)).toBeVisible()
}

export async function openSharing(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Where your changes are/ }).click()
  await expect(page.getByRole('dialog', { name: 'Sharing' })).toBeVisible()
}

/** Connects to a relay, and gives the link that lets others in. */
export async function share(page: Page, relay: string): Promise<string> {
  await openSharing(page)
  await page.getByRole('textbox', { name: 'Address of the relay' }).fill(relay)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  const link = page.getByRole('textbox', { name: 'Link for your colleagues' })
  await expect(link).toHaveValue(/^winroom:\/\/join/)
  const value = await link.inputValue()
  await page.keyboard.press('Escape')
  return value
}

export async function join(page: Page, link: string): Promise<void> {
  await openSharing(page)
  await page.getByRole('textbox', { name: 'Link you were sent' }).fill(link)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

/** Where the app says that one's changes are. */
export async function expectState(page: Page, state: RegExp): Promise<void> {
  await expect(page.getByRole('button', { name: /^Where your changes are/ })).toHaveAccessibleName(state)
}

/** Goes through the import of a file as far as the button that begins it. */
export async function prepareImport(winroom: Winroom, file: string): Promise<Locator> {
  const { page } = winroom
  await chooseFile(winroom, file)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'Choose a file' }).click()
  const run = page.getByRole('button', { name: /^Import [\d,.]+ deals?$/ })
  await expect(run).toBeEnabled({ timeout: 60_000 })
  return run
}

/** Opens a deal over its board, by a click on its card. */
export async function openDeal(page: Page, title: string): Promise<Locator> {
  await card(page, title).click()
  const deal = page.getByRole('dialog', { name: `Deal: ${title}` })
  await expect(deal).toBeVisible()
  return deal
}
