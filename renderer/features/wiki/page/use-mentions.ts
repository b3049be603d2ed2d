import { useEffect, useState } from 'react'
import type { MentionKind } from '../../../../core/page/mention-kinds'
import type { MentionRow } from '../../../../electron/contract/page-rows'
import { useSession } from '../../../app/session'
import { useWiki } from '../use-wiki'

/** The pages that name something, asked for again whenever a page changes; null until it is known. */
export function useMentions(kind: MentionKind, id: string): readonly MentionRow[] | null {
  const { client } = useSession()
  const index = useWiki()
  const [rows, setRows] = useState<readonly MentionRow[] | null>(null)
  useEffect(() => {
    let wanted = true
    void client.query('page.mentions', { kind, id }).then(result => {
      if (wanted && result.ok) setRows(result.value)
    })
    return () => {
      wanted = false
    }
  }, [client, kind, id, index])
  return rows
}
