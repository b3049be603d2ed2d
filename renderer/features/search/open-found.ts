import { boardIdSchema, dealIdSchema, pageIdSchema, personIdSchema } from '../../../core/ids'
import type { SearchRow } from '../../../electron/contract/search'
import type { Session } from '../../app/session'
import { NO_FILTER } from '../../app/ui-state'

/** Shows what was found: a deal over its board, a page in the wiki, an account or a person as the deals that are theirs. */
export function openFound({ ui }: Session, row: SearchRow): void {
  const { kind, id, boardId, state } = row
  switch (kind) {
    case 'deal':
      return ui.openDeal(dealIdSchema.parse(id), boardIdSchema.parse(boardId))
    case 'page':
      return ui.showPage(pageIdSchema.parse(id))
    // The conversation about a page stands beside it, under the page's own id.
    case 'talk': {
      const pageId = pageIdSchema.parse(id)
      ui.showPage(pageId)
      return ui.set({ foundTalk: { about: pageId, snippet: row.snippet, at: row.snippetMarks[0]?.[0] ?? 0 } })
    }
    case 'account':
    case 'contact': {
      const accountId = state.kind === 'name' ? state.accountId : null
      ui.goTo('board')
      return ui.set({ filter: { ...NO_FILTER, accountIds: accountId === null ? [] : [accountId] } })
    }
    case 'person':
      ui.goTo('board')
      return ui.set({ filter: { ...NO_FILTER, ownerIds: [personIdSchema.parse(id)] } })
    case 'competitor':
      return ui.goTo('wiki')
  }
}
