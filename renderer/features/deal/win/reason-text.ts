import type { TFunction } from 'i18next'
import type { RankedPage } from '../../../../electron/contract/how-to-win'
import type { DirectoryIndex } from '../../../app/directory-index'

/** A reason as a person would say it: *Won 7 of 9 deals against Acme*, *Beat Acme at Negotiation in 7 of 9 deals*. */
export function reasonText(
  reason: RankedPage['reasons'][number],
  { competitors, stages, products }: DirectoryIndex,
  t: TFunction,
): string {
  const unknown = t('deal.arriving')
  switch (reason.kind) {
    case 'record': {
      const { won, of, competitorId, stageId } = reason
      const name = competitorId === null ? undefined : competitors.get(competitorId)?.name
      if (name === undefined) return t('dealPage.win.record', { won, of, count: of })
      if (stageId !== null)
        return t('dealPage.win.recordAt', { won, of, name, stage: stages.get(stageId)?.name ?? unknown })
      return t('dealPage.win.recordAgainst', { won, of, count: of, name })
    }
    case 'competitor':
      return t('dealPage.win.competitor', { name: competitors.get(reason.competitorId)?.name ?? unknown })
    case 'stage':
      return t('dealPage.win.stage', { name: stages.get(reason.stageId)?.name ?? unknown })
    case 'product':
      return t('dealPage.win.product', { name: products.get(reason.productId)?.name ?? unknown })
    case 'sector':
      return t('dealPage.win.sector')
  }
}

/** The reasons of a page in one line. A record against a competitor, at a stage, says already what it is for. */
export function reasonsText(
  reasons: RankedPage['reasons'],
  directory: DirectoryIndex,
  t: TFunction,
): readonly string[] {
  const record = reasons.find(reason => reason.kind === 'record')
  const said = reasons.filter(
    reason =>
      !(reason.kind === 'competitor' && record?.competitorId === reason.competitorId) &&
      !(reason.kind === 'stage' && record?.stageId === reason.stageId),
  )
  return said.map(reason => reasonText(reason, directory, t))
}
