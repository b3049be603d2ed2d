import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import path from 'node:path'

/** What a person does on a board, by what they see. */
export const pipelineFile = path.join(
  import.meta.dirname,
  '../../fixtures/crm-sales-opportunities/sales_pipeline.csv',
)

export function lane(page: Page, name: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${name}, `) })
}

export function card(page: Page, title: string): Locator {
  return page.getByRole('option', { name: new RegExp(escaped(title)) })
}

export function cardIn(page: Page, laneName: string, title: string): Locator {
  return lane(page, laneName).getByRole('option', { name: new RegExp(escaped(title)) })
}

/** Types a new title into a card, and waits until the app shows it. */
export async function rename(page: Page, title: string, to: string): Promise<void> {
  await card(page, title).focus()
  await page.keyboard.press('F2')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(to)
  await page.keyboard.press('Enter')
  await expect(card(page, to)).toBeVisible()
}

export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (start === null || end === null) throw new Error('nothing to drag, or nowhere')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2 + 8, start.y + start.height / 2 + 8, { steps: 3 })
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 })
  await page.mouse.up()
}

export async function openSharing(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Where your changes are/ }).click()
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

/** Answers the next open dialog with a file: the one part of an import that the operating system draws. */
export async function chooseFile(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)
}

/** Goes through the import as far as the button that begins it. */
export async function prepareImport(app: ElectronApplication, page: Page, file: string): Promise<Locator> {
  await chooseFile(app, file)
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Choose a file' }).click()
  const run = page.getByRole('button', { name: /^Import [\d,.]+ deals?$/ })
  await expect(run).toBeEnabled({ timeout: 60_000 })
  return run
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
