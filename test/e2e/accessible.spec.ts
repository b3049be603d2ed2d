import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { boardLoaded, openDeal } from './support/board'
import { expect, test } from './support/winroom'

/** What a machine finds wrong with what is shown, and where. */
async function wrongWith(page: Page, where: string): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'])
  // Hints and menus float at the end of the page, outside of its parts. The list of the palette is scrolled by its arrow keys.
  axe.disableRules(['region', 'scrollable-region-focusable'])
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html}`)
}

interface Screen {
  readonly name: string
  readonly open: (page: Page) => Promise<void>
  /** The first thing that says it is there. */
  readonly shown: (page: Page) => ReturnType<Page['locator']>
  readonly close?: (page: Page) => Promise<void>
}

const press =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key)
  }
const escape = press('Escape')
const doing = (what: string) => async (page: Page) => {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Find a deal or do something').fill(`> ${what}`)
  await expect(page.getByRole('button', { name: what, exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
}
const dialog = (name: string) => (page: Page) => page.getByRole('dialog', { name })
const settings = (section: string): Screen => ({
  name: section,
  open: async page => page.getByRole('dialog', { name: 'Pipeline settings' }).getByRole('button', { name: section }).click(), // prettier-ignore
  shown: page => page.getByRole('heading', { name: section, level: 2 }),
})

const screens: readonly Screen[] = [
  { name: 'board', open: press('Control+1'), shown: page => page.locator('[data-loaded="complete"]') },
  { name: 'table', open: press('Control+2'), shown: page => page.getByRole('grid', { name: /^Deals of/ }) },
  { name: 'calendar', open: press('Control+3'), shown: page => page.getByRole('region', { name: 'Calendar of closings' }) }, // prettier-ignore
  { name: 'timeline', open: press('Control+4'), shown: page => page.getByRole('listbox', { name: /^Timeline of/ }) }, // prettier-ignore
  { name: 'portfolio', open: press('g', 'p'), shown: page => page.getByRole('heading', { name: 'Charts' }) },
  { name: 'day', open: press('g', 'd'), shown: page => page.getByRole('heading', { name: 'Which of these people are you?' }) }, // prettier-ignore
  { name: 'palette', open: press('Control+k'), shown: dialog('Command palette'), close: escape },
  { name: 'capture', open: press('Control+j'), shown: dialog('Write down'), close: escape },
  { name: 'settings', open: press('Control+,'), shown: dialog('Settings'), close: escape },
  { name: 'shortcuts', open: press('?'), shown: dialog('Keyboard shortcuts'), close: escape },
  { name: 'search', open: press('Control+Shift+f'), shown: dialog('Search'), close: escape },
  { name: 'import', open: doing('Import deals'), shown: dialog('Import deals'), close: escape },
  {
    name: 'trash',
    open: doing('Removed deals'),
    shown: page => page.getByText('Deals you remove wait here'),
    close: escape,
  },
  { name: 'duplicates', open: doing('Find duplicates'), shown: dialog('Duplicates'), close: escape },
  { name: 'stages', open: doing('Stages of the board'), shown: dialog('Pipeline settings') },
  ...['Custom fields', 'Reasons for win and loss', 'Targets', 'Fiscal year and currencies', 'People and products'].map(settings), // prettier-ignore
]

for (const scheme of ['light', 'dark'] as const)
  test(`every screen can be read by who does not see it, and seen by who sees little: ${scheme}`, async ({
    launchWinroom,
  }) => {
    test.slow()
    const { page } = await launchWinroom()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await boardLoaded(page)
    const wrong: string[] = []
    await openDeal(page, 'Crew planning')
    await expect(page.getByText('Won 2 of 3 deals against Datavo')).toBeVisible()
    wrong.push(...(await wrongWith(page, 'deal')))
    await page.keyboard.press('Escape')
    for (const { name, open, shown, close } of screens)
      await test.step(name, async () => {
        await open(page)
        await expect(shown(page).first()).toBeVisible()
        wrong.push(...(await wrongWith(page, name)))
        await close?.(page)
      })
    expect(wrong).toEqual([])
  })
