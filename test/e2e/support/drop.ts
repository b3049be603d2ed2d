import type { Page } from '@playwright/test'

/** Drops files and folders on the middle of the window as a desktop does: what the page is handed has paths. */
export async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const [x, y] = await page.evaluate(() => [innerWidth / 2, innerHeight / 2] as const)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data })
  await session.detach()
}
