import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  card,
  cardIn,
  drag,
  expectState,
  join,
  lane,
  pipelineFile,
  prepareImport,
  rename,
  share,
} from './support/board'
import { startRelay } from './support/relay'
import { eventually } from './support/wait'
import { expect, test } from './support/winroom'

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
  const run = await prepareImport(winroom.app, winroom.page, pipelineFile)
  await run.click()
  await expect(winroom.page.getByRole('progressbar')).toBeVisible()
  await winroom.kill()
  const again = await launchWinroom({ dataDir: winroom.dataDir })
  await expect(again.page.getByRole('region', { name: /^(Qualify|Won), / }).first()).toBeVisible()
  const counts = await again.page
    .getByRole('status')
    .or(again.page.getByText(/^[\d,]+ deals$/))
    .allInnerTexts()
  expect(
    counts.some(text => /^(22|8,800) deals$/.test(text)),
    counts.join('; '),
  ).toBe(true)
  await rename(again.page, 'Furnace monitoring', 'It works on').catch(async () => {
    // The import was whole: its board is the one that is shown.
    await expect(lane(again.page, 'Engaging')).toHaveAccessibleName(/1,589/)
  })
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
  const move = (page: typeof ana.page, to: string): Promise<void> =>
    drag(page, card(page, 'Spare parts for both'), lane(page, to).getByRole('option').first())
  await Promise.all([move(ana.page, 'Qualify'), move(ben.page, 'Negotiate')])
  await expect(async () => {
    const where = await Promise.all(
      [ana, ben].map(async ({ page }) => [
        await cardIn(page, 'Qualify', 'Spare parts for both').count(),
        await cardIn(page, 'Negotiate', 'Spare parts for both').count(),
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
