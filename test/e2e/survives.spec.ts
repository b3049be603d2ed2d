import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  boardLoaded,
  card,
  dropInto,
  expectState,
  join,
  lane,
  pipeline,
  prepareImport,
  rename,
  share,
} from './support/board'
import { startRelay } from './support/relay'
import { eventually } from './support/wait'
import { expect, test } from './support/winroom'

// Two apps and a relay on a small machine that does other things, too.
test.slow()

test('S9: the engine is killed in the midst of work; the window goes on, and nothing typed is lost', async ({
  launchWinroom,
}) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await rename(page, 'Print scheduling', 'Print, before')
  const before = await winroom.enginePid()
  process.kill(before, 'SIGKILL')
  // At once, before the next engine is there: the edit waits in the window and is sent again.
  await rename(page, 'Furnace monitoring', 'Typed while it was down')
  await eventually('another engine', async () => (await winroom.enginePid()) !== before)
  await expectState(page, /Saved here/)
  await winroom.close()
  const again = await launchWinroom({ dataDir: winroom.dataDir })
  await expect(card(again.page, 'Print, before')).toBeVisible()
  await expect(card(again.page, 'Typed while it was down')).toBeVisible()
})

test('the whole app is killed while it imports: whole or absent, and it opens', async ({ launchWinroom }) => {
  const winroom = await launchWinroom()
  const run = await prepareImport(winroom, pipeline)
  await run.click()
  await expect(winroom.page.getByRole('progressbar')).toBeVisible()
  await winroom.kill()
  const again = await launchWinroom({ dataDir: winroom.dataDir })
  const { page } = again
  await boardLoaded(page)
  await page.getByRole('button', { name: /^Switch board/ }).click()
  const board = page
    .getByRole('menuitem')
    .or(page.getByRole('menuitemradio'))
    .filter({ hasText: 'Sales pipeline' })
  await expect(page.getByText('Sample pipeline').last()).toBeVisible()
  // Killed before its one commit, nothing of it is there; after it, all of it.
  if ((await board.count()) === 0) return
  await board.click()
  await boardLoaded(page)
  await expect(page.getByText('8,800 deals', { exact: true })).toBeVisible()
})

test('D4: one card dragged to two lanes at the same moment ends in one of them, on both screens', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const relay = await startRelay({ dataDir: await temporaryFolder('relay') })
  const [ana, ben] = [await launchWinroom(), await launchWinroom()]
  await rename(ana.page, 'Spare-parts forecast', 'Spare parts for both')
  await join(ben.page, await share(ana.page, relay.url))
  await expect(card(ben.page, 'Spare parts for both')).toBeVisible()
  await Promise.all([
    dropInto(ana.page, 'Spare parts for both', 'Qualify'),
    dropInto(ben.page, 'Spare parts for both', 'Negotiate'),
  ])
  await expect(async () => {
    const where = await Promise.all(
      [ana, ben].map(async ({ page }) => [
        await card(lane(page, 'Qualify'), 'Spare parts for both').count(),
        await card(lane(page, 'Negotiate'), 'Spare parts for both').count(),
      ]),
    )
    expect(where[0]).toEqual(where[1])
    expect((where[0] ?? []).reduce((sum, count) => sum + count, 0)).toBe(1)
  }).toPass({ timeout: 20_000 })
  await relay.stop()
})

test('the relay is killed while edits are on their way: what was not held is sent again', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const dataDir = await temporaryFolder('relay')
  const relay = await startRelay({ dataDir })
  const [ana, ben] = [await launchWinroom(), await launchWinroom()]
  await rename(ana.page, 'Spare-parts forecast', 'Round 0')
  await join(ben.page, await share(ana.page, relay.url))
  await expect(card(ben.page, 'Round 0')).toBeVisible()
  for (let round = 1; round <= 5; round++) await rename(ana.page, `Round ${round - 1}`, `Round ${round}`)
  await relay.kill()
  await rename(ana.page, 'Round 5', 'After the kill')
  const again = await startRelay({ dataDir, port: relay.port })
  await expect(card(ben.page, 'After the kill')).toBeVisible({ timeout: 30_000 })
  await expectState(ana.page, /Safe on the relay/)
  await again.stop()
})

test('a data folder that can’t be written to is said in words, and the app does not pretend', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const dataDir = await temporaryFolder('blocked')
  // A file in place of the folder: permission bits do not bind the superuser, this does.
  await mkdir(dataDir, { recursive: true })
  await writeFile(path.join(dataDir, 'workspaces'), 'in the way')
  const { page } = await launchWinroom({ dataDir })
  await expect(page.getByRole('alert').or(page.getByRole('heading')).first()).toContainText(/folder|start/i)
})
