import path from 'node:path'
import type { Page } from '@playwright/test'
import { boardLoaded } from './support/board'
import { expect, test } from './support/winroom'

/** Pictures of the wiki in both languages and both themes, for eyes: `test-results/look/`. */
async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const folder = path.join(test.info().project.outputDir, 'look')
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
}

const words = {
  en: { wiki: 'Wiki', create: 'Create page', title: 'Title', add: 'New page', tree: 'Pages', removed: 'Removed pages', tag: 'Add a tag', make: 'Make the tag' }, // prettier-ignore
  fr: { wiki: 'Wiki', create: 'Créer la page', title: 'Titre', add: 'Nouvelle page', tree: 'Pages', removed: 'Pages retirées', tag: 'Ajouter une étiquette', make: 'Créer l’étiquette' }, // prettier-ignore
} as const
const titles = {
  en: ['Win against the incumbent', 'When they say “too expensive”', 'Northwind', 'Telling them about the delay', 'What we ask for a discount', 'First call'],
  fr: ['Gagner contre le fournisseur en place', 'Quand on vous dit « trop cher »', 'Northwind', 'Annoncer le retard', 'Ce que nous demandons pour une remise', 'Premier appel'],
} as const // prettier-ignore
const kinds = ['note', 'tactic', 'battlecard', 'conversation', 'discount', 'process'] as const

for (const [language, theme] of [
  ['en', 'light'],
  ['fr', 'dark'],
  ['en', 'dark'],
  ['fr', 'light'],
] as const)
  // prettier-ignore
  test(`the wiki in ${language}, ${theme}`, async ({ launchWinroom }) => {
    const { page } = await launchWinroom()
    const said = words[language]
    await page.setViewportSize({ width: 1440, height: 900 })
    await boardLoaded(page)
    await page.evaluate(
      kept => localStorage.setItem('winroom.preferences', JSON.stringify(kept)),
      { language, theme },
    )
    await page.reload()
    await boardLoaded(page)
    await page.getByRole('button', { name: said.wiki, exact: true }).click()
    await page.getByRole('button', { name: said.removed }).waitFor()
    await picture(page, `wiki-${language}-${theme}-1-empty`)
    for (const [i, kind] of kinds.entries()) {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: said.add, exact: true }).first().click()
      await page.locator('input[type="radio"]').nth(i).check()
      if (i === 0) await picture(page, `wiki-${language}-${theme}-2-new`)
      await page.getByRole('dialog').getByRole('textbox', { name: said.title }).fill(titles[language][i] ?? '')
      await page.getByRole('button', { name: said.create }).click()
      await expect(page.getByRole('textbox', { name: said.title, exact: true })).toHaveValue(titles[language][i] ?? '')
      await picture(page, `wiki-${language}-${theme}-3-${kind}`)
    }
    await page.getByRole('textbox', { name: said.tag }).fill('Prix')
    await page.getByRole('option', { name: said.make }).click()
    const lines = page.getByRole('tree', { name: said.tree }).getByRole('treeitem')
    await lines.nth(2).focus()
    await page.keyboard.press('Alt+ArrowRight')
    await lines.nth(3).click({ button: 'right' })
    await page.getByRole('menu').waitFor()
    await picture(page, `wiki-${language}-${theme}-4-menu`)
  })
