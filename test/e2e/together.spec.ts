import { card, dropInto, expectState, join, lane, rename, share } from './support/board'
import { startRelay } from './support/relay'
import { expect, test } from './support/winroom'

// Two apps and a relay on a small machine that does other things, too.
test.slow()

test('two copies on one relay see each other, work apart while it is away, and meet again', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const dataDir = await temporaryFolder('relay')
  const relay = await startRelay({ dataDir })
  const [ana, ben] = [await launchWinroom(), await launchWinroom()]
  await rename(ana.page, 'Spare-parts forecast', 'Spare parts for Ana')
  const link = await share(ana.page, relay.url)
  await expectState(ana.page, /Safe on the relay/)
  await join(ben.page, link)
  await expect(card(ben.page, 'Spare parts for Ana')).toBeVisible()

  // Each other's edits, and who is here.
  await rename(ana.page, 'Furnace monitoring', 'Furnaces, all three')
  await expect(card(ben.page, 'Furnaces, all three')).toBeVisible()
  await dropInto(ben.page, 'Crew planning', 'Discover')
  await expect(card(lane(ana.page, 'Discover'), 'Crew planning')).toBeVisible()
  await expect(ana.page.getByLabel(/Here now/).first()).toBeVisible()

  // The relay goes away: both go on, and say so.
  await relay.stop()
  await expectState(ana.page, /Saved here/)
  await rename(ana.page, 'Nurse rota pilot', 'Nurse rota, signed by Ana')
  await dropInto(ben.page, 'Nurse rota pilot', 'Propose')
  await rename(ben.page, 'Sample tracking', 'Sample tracking by Ben')
  await expect(card(ana.page, 'Sample tracking by Ben')).toHaveCount(0)

  // It comes back, as a new process on the same files: everything is merged on both.
  const again = await startRelay({ dataDir, port: relay.port })
  for (const { page } of [ana, ben]) {
    await expect(card(lane(page, 'Propose'), 'Nurse rota, signed by Ana')).toBeVisible({ timeout: 30_000 })
    await expect(card(page, 'Sample tracking by Ben')).toHaveCount(1)
    await expectState(page, /Safe on the relay/)
  }
  await again.stop()
})
