import AxeBuilder from '@axe-core/playwright'
import { boardLoaded } from './support/board'
import {
  dragPage,
  emptyWiki,
  fillNewPage,
  goToWiki,
  line,
  newPage,
  outline,
  pageTitle,
  sidebar,
} from './support/wiki'
import { expect, test } from './support/winroom'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

test('pages are made, nested and moved by keyboard and by mouse; the tree is the same after a restart', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const dataDir = await temporaryFolder('tree')
  const winroom = await launchWinroom({ dataDir })
  const { page } = winroom
  await boardLoaded(page)
  await emptyWiki(page)
  await page.getByRole('button', { name: 'Write the first page' }).click()
  await fillNewPage(page, 'Alpha')
  for (const title of ['Beta', 'Gamma', 'Delta']) await newPage(page, title)
  await expect.poll(() => outline(page)).toEqual(['1 Alpha', '1 Beta', '1 Gamma', '1 Delta'])

  await test.step('the keys of a tree', async () => {
    await line(page, 'Delta').focus()
    await page.keyboard.press('Home')
    await expect(line(page, 'Alpha')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Alt+ArrowRight')
    await expect.poll(() => outline(page)).toEqual(['1 Alpha', '2 Beta', '1 Gamma', '1 Delta'])
    await expect(line(page, 'Beta')).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(line(page, 'Alpha')).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(line(page, 'Beta')).toBeFocused()
    await page.keyboard.press('g')
    await expect(line(page, 'Gamma')).toBeFocused()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => outline(page)).toEqual(['1 Alpha', '2 Beta', '1 Delta', '1 Gamma'])
    await page.keyboard.press('Enter')
    await expect(pageTitle(page)).toHaveValue('Gamma')
  })
  await test.step('drag: into a page, above one, and back by undo', async () => {
    await dragPage(page, 'Gamma', 'Beta', 0.5)
    await expect.poll(() => outline(page)).toEqual(['1 Alpha', '2 Beta', '3 Gamma', '1 Delta'])
    await dragPage(page, 'Delta', 'Alpha', 0.1)
    await expect.poll(() => outline(page)).toEqual(['1 Delta', '1 Alpha', '2 Beta', '3 Gamma'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => outline(page)).toEqual(['1 Alpha', '2 Beta', '3 Gamma', '1 Delta'])
  })
  await winroom.close()
  const again = (await launchWinroom({ dataDir })).page
  await expect(line(again, 'Gamma')).toBeVisible()
  expect(await outline(again)).toEqual(['1 Alpha', '2 Beta', '3 Gamma', '1 Delta'])
})

test('rename in the tree and on the page, favourites, tags, the filter, a template of one’s own', async ({
  launchWinroom,
}) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await emptyWiki(page)
  await newPage(page, 'Alpha')
  await newPage(page, 'Beta', { kind: 'Battlecard' })

  await line(page, 'Alpha').focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Title of Alpha' }).fill('Alpha renamed')
  await page.keyboard.press('Enter')
  await expect(line(page, 'Alpha renamed')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pageTitle(page)).toHaveValue('Alpha renamed')
  await pageTitle(page).fill('Alpha again')
  await page.keyboard.press('Enter')
  await expect(line(page, 'Alpha again')).toBeVisible()

  await page.getByRole('button', { name: 'Add to favourites' }).click()
  const favourites = sidebar(page).getByRole('list', { name: 'Favourites' })
  await expect(favourites.getByRole('button', { name: 'Alpha again' })).toBeVisible()

  await page.getByRole('textbox', { name: 'Add a tag' }).fill('Pricing')
  await page.getByRole('option', { name: 'Make the tag “Pricing”' }).click()
  await expect(page.getByRole('list', { name: 'Tags' })).toContainText('Pricing')
  await sidebar(page).getByRole('button', { name: 'Filter by tag' }).click()
  await page.getByRole('menuitem', { name: 'Pricing' }).click()
  await expect.poll(() => outline(page)).toEqual(['1 Alpha again'])
  await sidebar(page).getByRole('button', { name: 'Filter by tag' }).click()
  await page.getByRole('menuitem', { name: 'Any tag' }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await page.keyboard.press('/')
  await expect(sidebar(page).getByRole('textbox', { name: 'Filter pages' })).toBeFocused()
  await page.keyboard.type('bet')
  await expect.poll(() => outline(page)).toEqual(['1 Beta'])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await line(page, 'Beta').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Make a template of this page' }).click()
  await expect(line(page, 'Beta')).toHaveCount(0)
  await expect(sidebar(page).getByRole('list', { name: 'Templates' })).toContainText('Beta')
  await newPage(page, 'Gamma', { kind: 'Battlecard', begin: 'Your team’s: Beta' })
})

test('a removed page takes those beneath it along, and all come back', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await emptyWiki(page)
  for (const title of ['Alpha', 'Beta', 'Gamma']) await newPage(page, title)
  await line(page, 'Beta').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await line(page, 'Alpha').focus()
  await page.keyboard.press('Delete')
  await expect(page.getByText('“Alpha” removed, with 1 page beneath it')).toBeVisible()
  await expect.poll(() => outline(page)).toEqual(['1 Gamma'])
  await sidebar(page).getByRole('button', { name: 'Removed pages' }).click()
  const trash = page.getByRole('dialog', { name: 'Removed pages' })
  await expect(trash).toContainText('with 1 page beneath it')
  await trash.getByRole('button', { name: 'Restore Alpha' }).click()
  await expect(trash.getByRole('button', { name: 'Restore Alpha' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect.poll(() => outline(page)).toEqual(['1 Alpha', '2 Beta', '1 Gamma'])
})

test('nothing that axe knows is wrong with the wiki', async ({ launchWinroom }) => {
  const { page } = await launchWinroom()
  await boardLoaded(page)
  await goToWiki(page)
  const check = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag).analyze()
    const flaws = violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    )
    expect(flaws).toEqual([])
  }
  await check()
  await sidebar(page).getByRole('button', { name: 'New page' }).click()
  await page.getByRole('dialog', { name: 'New page' }).waitFor()
  await check()
  await page.keyboard.press('Escape')
  await newPage(page, 'Alpha', { kind: 'Battlecard' })
  await newPage(page, 'Beta')
  await line(page, 'Beta').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await check()
})
