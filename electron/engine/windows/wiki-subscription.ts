import type { WikiPatch } from '../../contract/page-rows'
import type { OpenWorkspace } from '../workspace/open-workspace'

/** The wiki as one window sees it: every row once, then those that are others now. Answers with the way to end it. */
export function subscribeWiki({ wiki }: OpenWorkspace, send: (patch: WikiPatch) => void): () => void {
  send({ kind: 'whole', rows: wiki.rows() })
  return wiki.onRows(changed => send({ kind: 'change', ...changed }))
}
