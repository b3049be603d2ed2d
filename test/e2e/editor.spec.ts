import type { Page } from '@playwright/test'
import { openEditorWindow, type EditorWindow } from '../support/editor-window'
import { expect, test as base } from './support/winroom'

/** The editor alone in a real window: what its own parts do, without a document behind it. */
const test = base.extend<{ editor: EditorWindow }>({
  editor: async ({ temporaryFolder }, use) => {
    const editor = await openEditorWindow(await temporaryFolder('editor'))
    const errors: Error[] = []
    editor.page.on('pageerror', error => errors.push(error))
    await use(editor)
    await editor.close()
    expect(errors).toEqual([])
  },
})

const sheet = (page: Page) => page.getByRole('textbox', { name: 'A page' })

/** Pastes as the clipboard does: one event with these contents. */
async function paste(page: Page, contents: Readonly<Record<string, string>>): Promise<void> {
  await sheet(page).evaluate((root, given) => {
    const data = new DataTransfer()
    for (const [type, text] of Object.entries(given)) data.setData(type, text)
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, contents)
}

test('blocks from the slash menu, in either language, by keyboard alone', async ({ editor: { page } }) => {
  await sheet(page).click()
  await page.keyboard.type('/titre')
  await expect(page.getByRole('option', { name: 'Heading', exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Price')
  await expect(sheet(page).locator('h1')).toHaveText('Price')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/tab')
  await page.keyboard.press('Enter')
  await expect(sheet(page).locator('th')).toHaveCount(3)
  await page.keyboard.type('Us')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Them')
  await expect(sheet(page).locator('th').nth(1)).toHaveText('Them')
})

test('a table: rows, columns, merged cells, from its menu by keyboard', async ({ editor: { page } }) => {
  await sheet(page).click()
  await page.keyboard.type('/table')
  await page.keyboard.press('Enter')
  const table = sheet(page).locator('table')
  await expect(table.locator('tr')).toHaveCount(3)
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: 'Row above' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(table.locator('tr')).toHaveCount(4)
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Column to the right' }).press('Enter')
  await expect(table.locator('tr').first().locator('th, td')).toHaveCount(4)
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Wider column' }).press('Enter')
  await expect(table.locator('col').first()).toBeAttached()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Delete table' }).press('Enter')
  await expect(table).toHaveCount(0)
})

test('Markdown as one types: headings, lists, checks, quotes, code, dividers, tables, marks', async ({
  editor: { page },
}) => {
  await sheet(page).click()
  for (const line of ['## Situation', '- one', '', '1. first', '', '[ ] call', '', '> said', '']) {
    if (line !== '') await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Enter')
  await page.keyboard.type('a **b** `c` [d](https://example.com) ')
  const text = sheet(page)
  await expect(text.locator('h2')).toHaveText('Situation')
  await expect(text.locator('ul li').first()).toHaveText('one')
  await expect(text.locator('ol li').first()).toHaveText('first')
  await expect(text.getByRole('checkbox').first()).toHaveText('call')
  await expect(text.locator('blockquote')).toHaveText(/said/)
  await expect(text.locator('strong')).toHaveText('b')
  await expect(text.locator('a')).toHaveText('d')
})

test('references are chips with the title and state of now, and lead there', async ({ editor: { page } }) => {
  await sheet(page).click()
  await page.keyboard.type('See #fleet')
  await expect(page.getByRole('option', { name: /Fleet renewal/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('and [[old')
  await expect(page.getByRole('option', { name: /Old battlecard/ })).toBeVisible()
  await page.keyboard.press('Enter')
  const deal = page.getByRole('button', { name: 'Deal, Fleet renewal, Proposal · €48,000' })
  await expect(page.getByRole('button', { name: 'Page, Old battlecard, deleted' })).toBeVisible()
  await deal.click()
  expect(await page.evaluate(() => window.editorPage.opened)).toEqual(['deal:fleet'])
})

test('emoji by name, in either language', async ({ editor: { page } }) => {
  await sheet(page).click()
  await page.keyboard.type('Won :fus')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(sheet(page)).toContainText('🚀')
})

test('a picture from the clipboard is kept, shown, described and made smaller', async ({
  editor: { page },
}) => {
  await sheet(page).click()
  await sheet(page).evaluate(async root => {
    const canvas = new OffscreenCanvas(200, 100)
    canvas.getContext('2d')!.fillRect(0, 0, 200, 100)
    const data = new DataTransfer()
    data.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }))
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  const picture = sheet(page).locator('figure img')
  await expect(picture).toHaveAttribute('src', /^blob:/)
  await picture.click()
  await page.getByRole('button', { name: 'Describe the picture' }).click()
  await page.getByRole('textbox', { name: /What it shows/ }).fill('A black box')
  await page.keyboard.press('Enter')
  await expect(picture).toHaveAttribute('alt', 'A black box')
  await page.getByRole('button', { name: /Width/ }).press('ArrowLeft')
  await expect(picture).toHaveCSS('width', '168px')
})

test('find, step, replace all, one undo', async ({ editor: { page } }) => {
  await sheet(page).click()
  await page.keyboard.type('Price is the price. PRÍCE?')
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find in this page' }).fill('price')
  await expect(page.getByRole('status')).toHaveText('1 of 3')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText('2 of 3')
  expect(await page.evaluate(() => CSS.highlights.get('found')?.size)).toBe(3)
  await page.getByRole('textbox', { name: 'Replace with' }).fill('value')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(sheet(page)).toHaveText('value is the value. value?')
  await page.keyboard.press('Escape')
  await sheet(page).click()
  await page.keyboard.press('Control+z')
  await expect(sheet(page)).toHaveText('Price is the price. PRÍCE?')
})

test('blocks move by keyboard, and code is painted without being written', async ({ editor: { page } }) => {
  await sheet(page).click()
  await page.keyboard.type('one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(sheet(page).locator('p')).toHaveText(['two', 'one'])
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('```sql ')
  await page.keyboard.type('select 1 from deals')
  await expect
    .poll(() => page.evaluate(() => CSS.highlights.get('code-keyword')?.size ?? 0))
    .toBeGreaterThan(1)
  const types = await page.evaluate(() => JSON.stringify(window.editorPage.editor?.getEditorState()))
  expect(types).not.toContain('code-highlight')
})

test('hostile markup: nothing runs, nothing is asked for, nothing hangs', async ({ editor }) => {
  const { page } = editor
  await page.evaluate(() =>
    Object.assign(window, { ran: 0, boom: () => (Reflect.get(window, 'ran') as number) + 1 }),
  )
  await sheet(page).click()
  const hostile = [
    '<script>window.ran=1</script><img src=x onerror="window.ran=2"><svg onload="window.ran=3"></svg>',
    '<p onclick="window.ran=4" onmouseover="window.ran=5">safe words</p><iframe srcdoc="<script>parent.ran=6</script>"></iframe>',
    '<a href="javascript:window.ran=7">one</a> <a href="data:text/html,<script>opener.ran=8</script>">two</a>',
    '<img src="https://spy.example/pixel.gif" width="1" height="1"><img src="https://cdn.example/a.png" alt="far away">',
    '<link rel="stylesheet" href="https://spy.example/a.css"><style>@import url(https://spy.example/b.css)</style>',
    '<math><mtext><table><mglyph><style><img src=x onerror="window.ran=9"></style></mglyph></table></mtext></math>',
  ].join('')
  await paste(page, { 'text/html': hostile, 'text/plain': 'x' })
  await expect(sheet(page)).toContainText('safe words')
  for (const link of await sheet(page).locator('a').all()) await link.click({ modifiers: ['ControlOrMeta'] })
  await sheet(page).locator('p').first().hover()
  expect(await page.evaluate(() => Reflect.get(window, 'ran') as number)).toBe(0)
  expect(await page.evaluate(() => window.editorPage.opened)).toEqual(['https://cdn.example/a.png'])
  expect(await sheet(page).locator('img, script, iframe, svg, style').count()).toBe(0)
  expect(await editor.asked()).toEqual([])
})

test('what is too long is refused at once, in words, and the page is as it was', async ({
  editor: { page },
}) => {
  await sheet(page).click()
  await page.keyboard.type('mine')
  const tooLong = async (make: string, says: RegExp): Promise<void> => {
    const took = await sheet(page).evaluate((root, code) => {
      // The markup is made in the window: it is larger than what a test should send.
      const html = {
        megabytes: () => '<p>' + 'word '.repeat(4_200_000) + '</p>',
        rows: () => `<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(10_000)}</table>`,
        boxes: () => '<div>'.repeat(100_000) + 'bottom' + '</div>'.repeat(100_000),
      }[code as 'megabytes' | 'rows' | 'boxes']()
      const data = new DataTransfer()
      data.setData('text/html', html)
      data.setData('text/plain', 'x')
      const began = performance.now()
      root.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
      return performance.now() - began
    }, make)
    expect(took).toBeLessThan(3_000)
    await expect(page.getByRole('alert')).toHaveText(says)
    await expect(sheet(page)).toHaveText('mine')
    await page.getByRole('alert').getByRole('button').click()
  }
  await tooLong('megabytes', /too long to paste/)
  await tooLong('rows', /10,000 rows/)
  await tooLong('boxes', /too deep/)
  await sheet(page).click()
  await page.keyboard.type('!')
  await expect(sheet(page)).toContainText('!')
})

for (const theme of ['light', 'dark']) {
  test(`looks right, ${theme}`, async ({ temporaryFolder }) => {
    const { page, close } = await openEditorWindow(
      await temporaryFolder('look'),
      `theme=${theme}&language=fr`,
    )
    await sheet(page).click()
    await paste(page, { 'text/plain': everything })
    await expect(sheet(page).locator('strong').first()).toBeVisible()
    await page.keyboard.press('Enter')
    for (const block of ['/conseil', '/garde', '/section']) {
      await page.keyboard.type(block)
      await page.keyboard.press('Enter')
      await page.keyboard.type('Demandez ce que coûte un trimestre de plus. #fleet')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+End')
      await page.keyboard.press('ArrowDown')
    }
    await page.screenshot({ path: `test-results/editor-${theme}-end.png` })
    await page.locator('main').evaluate(main => (main.scrollTop = 0))
    await sheet(page).locator('strong').first().dblclick()
    await page.getByRole('toolbar').waitFor()
    await page.screenshot({ path: `test-results/editor-${theme}.png` })
    await close()
  })
}

const everything = `# Quand ils disent « trop cher »

Le prix est **rarement** la vraie raison : la valeur n’est *pas encore* claire. Voir [le rapport](https://example.com).

## Quoi dire

- Demandez ce que coûte l’attente
- Nommez qui y perd
    - le directeur d’usine
    - la finance

1. Écoutez
2. Reformulez

- [ ] Appeler la championne
- [x] Chiffrer l’attente

> Nous n’avons pas ce budget.

## Chiffres

| Donner | Obtenir |
| --- | --- |
| 5 % | deux ans |
| mise en service | une référence |

\`\`\`sql
select stage, sum(amount) from deals where won = 1 -- tout
\`\`\`

---
`
