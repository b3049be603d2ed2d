import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { card, lane, pipeline, prepareImport } from './support/board'
import { packagedExecutable } from './support/packaged'
import { expect, test } from './support/winroom'

test('the packaged copy imports ten deals, quits, and has them when it opens again', async ({
  launchWinroom,
  temporaryFolder,
}) => {
  const file = path.join(await temporaryFolder('ten'), 'ten_deals.csv')
  const rows = (await readFile(pipeline, 'utf8')).split('\n')
  await writeFile(file, rows.slice(0, 11).join('\n'))

  const first = await launchWinroom({ executable: packagedExecutable() })
  await (await prepareImport(first, file)).click()
  await first.page.getByRole('button', { name: 'Show the board' }).click()
  await expect(first.page.getByText('10 deals', { exact: true })).toBeVisible()
  await expect(lane(first.page, 'Won')).toBeVisible()
  await first.close()

  const again = await launchWinroom({ executable: packagedExecutable(), dataDir: first.dataDir })
  await expect(again.page.getByText('10 deals', { exact: true })).toBeVisible()
  await expect(card(again.page, 'Cancity · GTX Plus Basic')).toBeVisible()
})
