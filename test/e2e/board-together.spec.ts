import type { Page } from '@playwright/test'
import { addDeal, boardLoaded, card, lane, openSharing, titles } from './support/board'
import { startRelay } from './support/relay'
import { expect, test } from './support/winroom'

const status = (page: Page, state: string) =>
  page.getByRole('button', { name: `Where your changes are: ${state}` })

test('two people share a board by a link: edits, presence, a relay that goes and comes back', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  test.slow()
  const dataDir = await temporaryFolder('relay')
  let relay = await startRelay({ dataDir })
  const { port } = relay
  const [a, b] = [(await launchWinroom()).page, (await launchWinroom()).page]
  await boardLoaded(a)
  await boardLoaded(b)
  try {
    await test.step('connect, and say where changes are', async () => {
      await openSharing(a)
      await a.getByLabel('Address of the relay').fill('not an address')
      await a.getByRole('button', { name: 'Connect' }).click()
      await expect(a.getByText('This is not an address.')).toBeVisible()
      await a.getByLabel('Address of the relay').fill(relay.url)
      await a.getByRole('button', { name: 'Connect' }).click()
      await expect(status(a, 'Safe on the relay')).toBeVisible()
    })
    await test.step('the other joins by the link', async () => {
      const link = await a.getByLabel('Link for your colleagues').inputValue()
      await a.keyboard.press('Escape')
      await addDeal(a, 'Qualify', 'Made by the first')
      await openSharing(b)
      await b.getByLabel('Link you were sent').fill(link)
      await b.getByRole('button', { name: 'Join', exact: true }).click()
      await expect(card(lane(b, 'Qualify'), 'Made by the first')).toBeVisible()
    })
    await test.step('each sees the other’s edits, and what the other holds', async () => {
      await expect(a.getByRole('list', { name: /^Here now/ })).toBeVisible()
      await card(b, 'Made by the first').focus()
      await b.keyboard.press('e')
      await b.getByRole('textbox', { name: 'Title of Made by the first' }).fill('Renamed by the second')
      await b.keyboard.press('Enter')
      await expect(card(a, 'Renamed by the second')).toBeVisible()
      await b.keyboard.press('Space')
      await expect(card(a, 'Renamed by the second').getByTitle(/is moving this/)).toBeVisible()
      await b.keyboard.press('Escape')
      await expect(card(a, 'Renamed by the second').getByTitle(/is moving this/)).toBeHidden()
    })
    await test.step('without the relay both go on; with it again they are one', async () => {
      await relay.stop()
      await addDeal(a, 'Discover', 'First alone')
      await addDeal(b, 'Discover', 'Second alone')
      await expect(status(a, 'Saved here, 1 to send')).toBeVisible()
      relay = await startRelay({ dataDir, port })
      await expect(card(b, 'First alone')).toBeVisible({ timeout: 40_000 })
      await expect(card(a, 'Second alone')).toBeVisible({ timeout: 40_000 })
      await expect(status(a, 'Safe on the relay')).toBeVisible()
      expect(await titles(a, 'Discover')).toEqual(await titles(b, 'Discover'))
    })
  } finally {
    await relay.stop()
  }
})
