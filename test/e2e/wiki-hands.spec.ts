import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator, Page } from '@playwright/test'
import { addDeal, boardLoaded, card, newBoard } from './support/board'
import { block, openInNewWindow, text } from './support/page-text'
import { goToWiki, line, newPage, pageTitle } from './support/wiki'
import { expect, test, type Winroom } from './support/winroom'

const blocks = (page: Page): Locator => text(page).locator('> *')

async function emptyPage(winroom: Winroom, title: string): Promise<Page> {
  const { page } = winroom
  await page.setViewportSize({ width: 1440, height: 900 })
  await boardLoaded(page)
  await goToWiki(page)
  await newPage(page, title)
  await text(page).click()
  return page
}

/** Notes what the app hands to the system instead of opening it. */
async function whatIsOpened({ app }: Winroom): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = url => {
      opened.push(url)
      return Promise.resolve()
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
}

/** Carries a block by its handle to a part of another: 0 is its top, 1 its bottom. */
async function dragBlock(page: Page, words: string, over: string, part: number): Promise<void> {
  await block(page, words).hover()
  const handle = page.getByRole('button', { name: 'Drag to move, click for more' })
  await handle.hover()
  const box = await block(page, over).boundingBox()
  if (box === null) throw new Error('what to drop on is not in sight')
  await page.mouse.down()
  const landing = page.locator('[data-drop-line]')
  // A drag that has only just begun hears of the pointer when it moves.
  for (let n = 0; n < 60 && (n < 6 || (await landing.count()) === 0); n++) {
    await page.mouse.move(box.x + 60 + (n % 6), box.y + box.height * part)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  await expect(landing).toHaveCount(1)
  await page.mouse.up()
  await expect(landing).toHaveCount(0)
}

test('by mouse: a block by its handle, the outline, a link’s popover', async ({ launchWinroom }) => {
  const winroom = await launchWinroom()
  const opened = await whatIsOpened(winroom)
  const page = await emptyPage(winroom, 'By hand')
  for (const words of ['# One', 'first', 'second', 'third', '# Two', 'fourth']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }

  await test.step('a block goes where it is dropped, and back with one undo', async () => {
    await dragBlock(page, 'first', 'third', 0.9)
    await expect(blocks(page)).toHaveText(['One', 'second', 'third', 'first', 'Two', 'fourth', ''])
    await dragBlock(page, 'fourth', 'One', 0.1)
    await expect(blocks(page)).toHaveText(['fourth', 'One', 'second', 'third', 'first', 'Two', ''])
    await text(page).focus()
    await page.keyboard.press('Control+z')
    await expect(blocks(page)).toHaveText(['One', 'second', 'third', 'first', 'Two', 'fourth', ''])
    await page.keyboard.press('Control+z')
    await expect(blocks(page)).toHaveText(['One', 'first', 'second', 'third', 'Two', 'fourth', ''])
  })
  await test.step('a click in the outline brings the heading into sight, and the caret to it', async () => {
    await text(page).click()
    await page.keyboard.press('Control+End')
    for (let n = 0; n < 40; n++) await page.keyboard.press('Enter')
    await page.keyboard.type('# Far below')
    await page.keyboard.press('Enter')
    for (let n = 0; n < 40; n++) await page.keyboard.press('Enter')
    const outline = page.getByRole('navigation', { name: 'On this page' })
    await outline.getByRole('button', { name: 'Two' }).click()
    await expect(block(page, 'Two')).toBeInViewport()
    await outline.getByRole('button', { name: 'Far below' }).click()
    await expect(block(page, 'Far below')).toBeInViewport()
    await expect(outline.getByRole('button', { name: 'Far below' })).toHaveAttribute(
      'aria-current',
      'location',
    )
    await page.keyboard.type('Not ')
    await expect(text(page).locator('h1').last()).toHaveText('Not Far below')
  })
  await test.step('a link is opened, led elsewhere, refused where it is unsafe, and removed', async () => {
    await page.keyboard.press('Control+End')
    await page.keyboard.type('[the report](https://example.com/a) is here')
    const anchor = text(page).getByRole('link', { name: 'the report' })
    await anchor.click()
    const popover = page.getByRole('toolbar', { name: 'Link' })
    await expect(popover).toContainText('https://example.com/a')
    await popover.getByRole('button', { name: 'Open' }).click()
    await expect.poll(opened).toEqual(['https://example.com/a'])
    await popover.getByRole('button', { name: 'Change address' }).click()
    const dialog = page.getByRole('dialog', { name: 'Link' })
    await dialog.getByRole('textbox').fill('javascript:alert(1)')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText('leads nowhere')
    await dialog.getByRole('textbox').fill('https://example.com/b')
    await page.keyboard.press('Enter')
    await expect(anchor).toHaveAttribute('href', 'https://example.com/b')
    await anchor.click({ modifiers: ['ControlOrMeta'] })
    await expect.poll(opened).toEqual(['https://example.com/a', 'https://example.com/b'])
    await anchor.click()
    await popover.getByRole('button', { name: 'Remove link' }).click()
    await expect(anchor).toHaveCount(0)
    await expect(text(page)).toContainText('the report is here')
  })
})

test('a deal that pages name: title, stage and amount of now, everywhere; a click leads to it; removed, it says so', async ({
  launchWinroom,
}) => {
  const winroom = await launchWinroom()
  const { page } = winroom
  await boardLoaded(page)
  await newBoard(page, 'Spring')
  await addDeal(page, 'Prospecting', 'Quarry rollout')
  await goToWiki(page)
  for (const title of ['Alpha', 'Beta']) {
    await newPage(page, title)
    await text(page).click()
    await page.keyboard.type('See #quarry')
    await page.getByRole('option', { name: /Quarry rollout/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect(chip(page, 'Deal, Quarry rollout, Prospecting')).toBeVisible()
  }
  const other = await openInNewWindow(winroom)
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Board' }).click()

  await test.step('its amount, its stage and its name reach the page that is open elsewhere', async () => {
    await card(page, 'Quarry rollout').focus()
    await page.keyboard.press('Space')
    for (let lane = 0; lane < 2; lane++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await expect(chip(other, 'Deal, Quarry rollout, Proposal')).toBeVisible()
    await card(page, 'Quarry rollout').focus()
    await page.keyboard.press('Enter')
    const deal = page.getByRole('dialog', { name: 'Deal: Quarry rollout' })
    await deal.getByLabel('Amount (').fill('48,000')
    await deal.getByLabel('Amount (').press('Enter')
    await expect(chip(other, /^Deal, Quarry rollout, Proposal · \D*48,000/)).toBeVisible()
    await page.keyboard.press('Escape')
    await card(page, 'Quarry rollout').focus()
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: 'Title of Quarry rollout' }).fill('Mine rollout')
    await page.keyboard.press('Enter')
    await expect(chip(other, /^Deal, Mine rollout, Proposal/)).toBeVisible()
  })
  await test.step('a click on the chip opens the deal', async () => {
    await chip(other, /^Deal, Mine rollout/).click()
    await expect(other.getByRole('dialog', { name: 'Deal: Mine rollout' })).toBeVisible()
    await other.keyboard.press('Escape')
    await goToWiki(other)
    await line(other, 'Alpha').click()
    await expect(pageTitle(other)).toHaveValue('Alpha')
    await expect(chip(other, /^Deal, Mine rollout, Proposal/)).toBeVisible()
  })
  await test.step('removed, it says so on every page; restored, it is what it was', async () => {
    await card(page, 'Mine rollout').focus()
    await page.keyboard.press('Delete')
    await expect(chip(other, 'Deal, Mine rollout, deleted')).toBeVisible()
    await line(other, 'Beta').click()
    await expect(chip(other, 'Deal, Mine rollout, deleted')).toBeVisible()
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
    await expect(chip(other, /^Deal, Mine rollout, Proposal/)).toBeVisible()
  })
})

const chip = (page: Page, name: string | RegExp): Locator =>
  text(page).getByRole('button', { name, exact: true })

test('hostile contents of the clipboard, in the app itself: nothing runs, nothing is asked for, what is too long is refused in words', async ({
  launchWinroom,
}) => {
  const asked: string[] = []
  const spy = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>(resolve => spy.listen(0, '127.0.0.1', resolve))
  const far = `http://127.0.0.1:${(spy.address() as AddressInfo).port}`
  const winroom = await launchWinroom()
  const opened = await whatIsOpened(winroom)
  const page = await emptyPage(winroom, 'Pasted')
  await page.evaluate(() => {
    const refused: string[] = []
    Object.assign(window, { ran: 0, refused })
    document.addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective))
  })

  await test.step('scripts, handlers, frames, styles and addresses that reach out', async () => {
    await pasteFromSystem(winroom, hostileMarkup(far))
    await expect(text(page)).toContainText('safe words')
    await expect(text(page)).toContainText('painted')
    for (const anchor of await text(page).locator('a').all())
      await anchor.click({ modifiers: ['ControlOrMeta'] })
    await block(page, 'safe words').hover()
    await block(page, 'safe words').click()
    expect(await text(page).locator('img, script, iframe, svg, style, object, form').count()).toBe(0)
    expect(await text(page).evaluate(root => /url\(|javascript:|on\w+=/i.test(root.innerHTML))).toBe(false)
    expect(await page.evaluate(() => Reflect.get(window, 'ran') as number)).toBe(0)
    // What is pasted is read apart from the page, and its styles are refused even there.
    const refused = await page.evaluate(() => Reflect.get(window, 'refused') as string[])
    expect(refused.filter(directive => directive !== 'style-src-elem')).toEqual([])
    expect(await opened()).toEqual([])
    expect(asked).toEqual([])
  })
  await test.step('twenty megabytes, ten thousand rows: refused at once, and the page is as it was', async () => {
    const before = await text(page).innerText()
    for (const [what, says] of [
      ['megabytes', /too long to paste/],
      ['rows', /10,000 rows/],
    ] as const) {
      const began = performance.now()
      await pasteFromSystem(winroom, what)
      await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible()
      expect(performance.now() - began).toBeLessThan(10_000)
      expect(await text(page).innerText()).toBe(before)
      await page.getByRole('alert').filter({ hasText: says }).getByRole('button').click()
    }
    await text(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('still writing')
    await expect(text(page)).toContainText('still writing')
  })
  spy.close()
})

/** Through the system's own clipboard, copied and pasted. What is longer than a test should send is made in the window. */
async function pasteFromSystem({ app, page }: Winroom, html: string): Promise<void> {
  await text(page).click()
  await page.keyboard.press('Control+End')
  await page.evaluate(given => {
    const long: Record<string, () => string> = {
      megabytes: () => `<p>${'word '.repeat(4_200_000)}</p>`,
      rows: () => `<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(10_000)}</table>`,
    }
    const onCopy = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/html', long[given]?.() ?? given)
      event.clipboardData?.setData('text/plain', 'x')
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const copied = new Promise(resolve => window.addEventListener('copy', event => resolve(onCopy(event)), { capture: true, once: true }))
    Object.assign(window, { copied })
  }, html) // prettier-ignore
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.copy())
  await page.evaluate(() => Reflect.get(window, 'copied') as Promise<void>)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.paste())
}

function hostileMarkup(far: string): string {
  return [
    '<script>window.ran=1</script><img src=x onerror="window.ran=2"><svg onload="window.ran=3"></svg>',
    `<p onclick="window.ran=4" onmouseover="window.ran=5">safe words</p><iframe src="${far}/frame"></iframe>`,
    '<a href="javascript:window.ran=6">one</a> <a href="data:text/html,<script>opener.ran=7</script>">two</a> <a href="JaVa\tScript:window.ran=8">three</a>',
    `<p style="background:url(${far}/style);color:red">painted</p><div style="background-image:url('${far}/other')">too</div>`,
    `<img src="${far}/pixel.gif" width="1" height="1"><link rel="stylesheet" href="${far}/a.css"><style>@import url(${far}/b.css)</style>`,
    `<form action="${far}/form"><input autofocus onfocus="window.ran=9"></form><object data="${far}/object"></object>`,
    '<math><mtext><table><mglyph><style><img src=x onerror="window.ran=10"></style></mglyph></table></mtext></math>',
  ].join('')
}
