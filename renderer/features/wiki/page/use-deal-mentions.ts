import { useEffect, useState } from 'react'
import type { MentionKind } from '../../../../core/page/mention-kinds'
import type { DealMention } from '../../../../electron/contract/deal-page'
import { useSession } from '../../../app/session'

/** The deals whose briefs name something, live; null until it is known. */
export function useDealMentions(kind: MentionKind, id: string): readonly DealMention[] | null {
  const { client } = useSession()
  const [rows, setRows] = useState<readonly DealMention[] | null>(null)
  useEffect(() => client.subscribe('deal.mentions', { kind, id }, setRows), [client, kind, id])
  return rows
}
