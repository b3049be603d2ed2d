import type { Page } from '@playwright/test'
import * as Y from 'yjs'
import { boardLoaded, expectState, join, share } from './support/board'
import {
  anyText,
  block,
  callOneself,
  caretOf,
  openInNewWindow,
  pastePicture,
  picturesDrawn,
  sameEverywhere,
  text,
} from './support/page-text'
import { startRelay, type RelayOptions, type RelayProcess } from './support/relay'
import { joinRoom, pageCalled } from './support/stock-client'
import { goToWiki, line, newPage, pageTitle } from './support/wiki'
import { expect, test } from './support/winroom'

// Two apps, three windows and a relay on a small machine that does other things, too.
test.slow()

/** Also those of a test that fails end with it. */
const relays: RelayProcess[] = []
test.afterEach(() => Promise.all(relays.splice(0).map(relay => relay.stop())))

async function relayOn(options: RelayOptions): Promise<RelayProcess> {
  const relay = await startRelay(options)
  relays.push(relay)
  return relay
}

const lines = {
  ana: 'Ask what waiting costs them',
  again: 'Never name a price first',
  ben: 'Let them say who decides',
}

/** Puts the caret at the end of the block with these words. */
async function caretAfter(page: Page, words: string): Promise<void> {
  await block(page, words).click()
  await page.keyboard.press('End')
}

/** Types a table's first cells at the end of the page. */
async function tableWith(page: Page, words: string): Promise<void> {
  await text(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/table')
  await page.getByRole('option', { name: 'Table' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type(words)
  await expect(text(page).locator('th').filter({ hasText: words })).toBeVisible()
}

test('three windows on one page write at once, then apart for a while: one text, one rendering, the pictures too, and after a restart', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const relayDir = await temporaryFolder('relay')
  let relay = await relayOn({ dataDir: relayDir })
  const [anaDir, benDir] = [await temporaryFolder('ana'), await temporaryFolder('ben')]
  const [anaApp, benApp] = [
    await launchWinroom({ dataDir: anaDir }),
    await launchWinroom({ dataDir: benDir }),
  ]
  const [ana, ben] = [anaApp.page, benApp.page]
  for (const page of [ana, ben]) await boardLoaded(page)
  await callOneself(ana, 'Ana')
  await goToWiki(ana)
  await newPage(ana, 'Too expensive')
  await text(ana).click()
  for (const words of [lines.ana, lines.again, lines.ben]) {
    await ana.keyboard.type(words)
    if (words !== lines.ben) await ana.keyboard.press('Enter')
  }
  await join(ben, await share(ana, relay.url))
  await goToWiki(ben)
  await line(ben, 'Too expensive').click()
  await expect(text(ben)).toContainText(lines.ben, { timeout: 30_000 })
  await ben.keyboard.press('Escape')
  await callOneself(ben, 'Ben')
  const again = await openInNewWindow(anaApp)
  const all = [ana, again, ben]

  await test.step('each has their caret in a paragraph of their own, with their name for the others', async () => {
    await caretAfter(ana, lines.ana)
    await caretAfter(again, lines.again)
    await caretAfter(ben, lines.ben)
    await expect(caretOf(ana, 'Ben')).toHaveCount(1)
    await expect(caretOf(ben, 'Ana')).toHaveCount(2)
  })
  await test.step('all write at once', async () => {
    const said = [', says Ana.', ', says Ana again.', ', says Ben.'] as const
    await Promise.all(all.map((page, at) => page.keyboard.type(said[at] ?? '', { delay: 20 })))
    const whole = [lines.ana + said[0], lines.again + said[1], lines.ben + said[2]]
    for (const page of all) await expect(text(page).locator('> p')).toHaveText(whole)
    await sameEverywhere(all)
  })
  await test.step('all write at one place at once: nothing of any is lost', async () => {
    for (const page of all) await caretAfter(page, lines.again)
    const said = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const
    await Promise.all(all.map((page, at) => page.keyboard.type(said[at] ?? '', { delay: 10 })))
    await expect.poll(() => letters(ana)).toBe('abc'.replace(/./g, letter => letter.repeat(10)))
    await sameEverywhere(all)
  })
  await test.step('cut off, each writes text, a table and a picture', async () => {
    await relay.stop()
    await caretAfter(ana, lines.ana)
    await ana.keyboard.type(' Ana alone.')
    await caretAfter(ben, lines.ben)
    await ben.keyboard.type(' Ben alone.')
    await tableWith(ana, 'Give')
    await tableWith(ben, 'Get')
    await caretAfter(ana, lines.ana)
    await pastePicture(ana, 'teal')
    await caretAfter(ben, lines.ben)
    await pastePicture(ben, 'maroon')
    await expect(text(ben)).not.toContainText('Ana alone.')
  })
  await test.step('together again, all have all of it', async () => {
    relay = await relayOn({ dataDir: relayDir, port: relay.port })
    for (const page of all) {
      await expect(text(page)).toContainText('Ana alone.', { timeout: 40_000 })
      await expect(text(page)).toContainText('Ben alone.', { timeout: 40_000 })
      await expect(text(page).locator('table')).toHaveCount(2)
      await picturesDrawn(page, 2)
    }
    await sameEverywhere(all)
  })
  await test.step('cells that one merges stay merged while the other writes beside them', async () => {
    const head = ana.locator('[data-page-text] table').filter({ hasText: 'Give' }).locator('th')
    await head.nth(1).scrollIntoViewIfNeeded()
    await head.nth(0).hover()
    await ana.mouse.down()
    const to = await head.nth(1).boundingBox()
    if (to === null) throw new Error('the second cell is not in sight')
    await ana.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 })
    await ana.mouse.up()
    await head.nth(0).click({ button: 'right' })
    await Promise.all([
      ana.getByRole('menuitem', { name: 'Merge cells' }).click(),
      ben.locator('[data-page-text] table').filter({ hasText: 'Give' }).locator('td').last().click(),
    ])
    await ben.keyboard.type('a reference')
    for (const page of all) {
      const table = page.locator('[data-page-text] table').filter({ hasText: 'Give' })
      await expect(table.locator('th[colspan="2"]')).toHaveText('Give')
      await expect(table.locator('td').last()).toHaveText('a reference')
    }
  })
  const before = await sameEverywhere(all)
  for (const page of [ana, ben]) await expectState(page, /Safe on the relay/)
  await anaApp.close()
  await benApp.close()
  await test.step('after a restart of both it is the same, pictures and all', async () => {
    for (const dataDir of [anaDir, benDir]) {
      const { page } = await launchWinroom({ dataDir })
      await goToWiki(page)
      await line(page, 'Too expensive').click()
      await expect(anyText(page)).toContainText('Ben alone.')
      await picturesDrawn(page, 2)
      await expect.poll(() => sameEverywhere([page])).toBe(before)
    }
  })
})

/** The run of letters that all three wrote into one place, each kind together or not, sorted. */
async function letters(page: Page): Promise<string> {
  const said = await block(page, lines.again).innerText()
  return [...(/[abc]{3,}/.exec(said)?.[0] ?? '')].sort().join('')
}

test('D9: what a newer version put into a page stands as a closed box; the page is read, followed, and never written to', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const relay = await relayOn({ dataDir: await temporaryFolder('relay') })
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, 'From tomorrow')
  await text(page).click()
  await page.keyboard.type('Written today.')
  const link = await share(page, relay.url)
  const colleague = await joinRoom(link, `page/${await pageCalled(link, 'From tomorrow')}`)
  const root = colleague.doc.get('root', Y.XmlText)
  await expect.poll(() => root.length).toBeGreaterThan(0)

  const hologram = new Y.XmlElement('UNDEFINED')
  // Yjs types the attributes of an XmlElement as texts; it stores any value.
  const fields = { __type: 'hologram', __power: 9 as unknown as string }
  for (const [name, value] of Object.entries(fields)) hologram.setAttribute(name, value)
  root.insertEmbed(root.length, hologram)
  const notice = page.getByRole('status').filter({ hasText: 'parts that this copy of Winroom does not know' })
  await expect(notice).toBeVisible()
  await expect(anyText(page)).toContainText('Something is here that this version of Winroom cannot show')
  await expect(anyText(page)).toHaveAttribute('contenteditable', 'false')

  await test.step('what the newer version writes goes on arriving', async () => {
    const paragraph = (root.toDelta() as { insert: unknown }[])[0]?.insert
    if (!(paragraph instanceof Y.XmlText)) throw new Error('the page has no paragraph')
    paragraph.insert(paragraph.length, ' And tomorrow.')
    await expect(anyText(page)).toContainText('Written today. And tomorrow.')
  })
  await test.step('keys change nothing here, nor after a reload; nothing of the box is lost', async () => {
    const before = Y.encodeStateVector(colleague.doc)
    await anyText(page).click()
    await page.keyboard.type('no')
    await page.reload()
    await expect(pageTitle(page)).toHaveValue('From tomorrow')
    await expect(notice).toBeVisible()
    await expect(anyText(page)).toContainText('Written today. And tomorrow.')
    await expectState(page, /Safe on the relay/)
    expect(Y.encodeStateVector(colleague.doc)).toEqual(before)
    expect(hologram.getAttribute('__power')).toBe(9)
  })
  colleague.end()
})
