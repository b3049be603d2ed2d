import { same } from '../../../core/documents/collection'
import type { PageRow, WikiPatch } from '../../contract/page-rows'
import { wikiRows } from '../projection/wiki-rows'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** The tree as one window sees it: all rows once, then those that are others now. Answers with the way to end it. */
export function subscribeWiki(workspace: OpenWorkspace, send: (patch: WikiPatch) => void): () => void {
  let sent = new Map<string, PageRow>()
  let telling: (() => void) | null = null
  const rowsNow = (): PageRow[] => wikiRows(workspace.document, workspace.member.id, () => null)

  function tell(): void {
    telling = null
    const rows = new Map(rowsNow().map(row => [row.id as string, row]))
    const upsert = [...rows.values()].filter(row => !same(sent.get(row.id), row))
    const remove = [...sent.values()].flatMap(row => (rows.has(row.id) ? [] : [row.id]))
    sent = rows
    if (upsert.length + remove.length > 0) send({ kind: 'change', upsert, remove })
  }

  const rows = rowsNow()
  sent = new Map(rows.map(row => [row.id, row]))
  send({ kind: 'whole', rows })
  const soon = (): void => {
    telling ??= workspace.timers.soon(tell)
  }
  const stop = [
    workspace.document.collections.pages.onChange(soon),
    workspace.document.collections.members.onChange(soon),
  ]
  return () => {
    telling?.()
    for (const end of stop) end()
  }
}
