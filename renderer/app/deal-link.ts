import { dealIdSchema, type DealId } from '../../core/ids'
import { notify } from './notify'
import type { Session } from './session'

/** What a link to a deal says: which one, and whether it is to have the window to itself. */
export interface DealLink {
  readonly dealId: DealId
  readonly alone: boolean
}

/** The link to a deal, as it is copied and opened on any computer that has this workspace. */
export function linkToDeal(dealId: DealId, alone = false): string {
  return `winroom://deal/${dealId}${alone ? '?alone' : ''}`
}

/** What a link to a deal says; null for a link to anything else. */
export function dealOfLink(url: string): DealLink | null {
  const [, id, alone] = /^winroom:\/\/deal\/([^/?#]+)\/?(\?alone)?$/.exec(url) ?? []
  const dealId = dealIdSchema.safeParse(id)
  return dealId.success ? { dealId: dealId.data, alone: alone !== undefined } : null
}

/** Shows a deal on whatever board it is; one that has not arrived is shown as soon as it has (D11). */
export function openDealLink({ client, ui, words }: Session, { dealId, alone }: DealLink): void {
  const stop = client.subscribe('deals', { ids: [dealId] }, ([deal]) => {
    if (deal === undefined) {
      notify(words.t('dealPage.window.arriving'))
      return
    }
    stop()
    if (alone) ui.showAlone(dealId, deal.boardId)
    else ui.openDeal(dealId, deal.boardId)
  })
}

export async function copyDealLink({ bridge, words }: Session, dealId: DealId): Promise<void> {
  await bridge.invoke('clipboard:write', { text: linkToDeal(dealId) })
  notify(words.t('dealPage.window.copied'))
}

export async function openDealAlone({ bridge }: Session, dealId: DealId): Promise<void> {
  await bridge.invoke('window:new', { link: linkToDeal(dealId, true) })
}
