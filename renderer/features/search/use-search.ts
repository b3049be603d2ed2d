import { useEffect, useRef, useState } from 'react'
import type { SearchKind, SearchRef, SearchRow } from '../../../electron/contract/search'
import { useSession } from '../../app/session'
import { newest } from '../../replica/newest'

/** While the index is being built, what was asked is asked again after this long. */
const AGAIN_MS = 500

export interface Found {
  /** What was asked. */
  readonly text: string
  readonly rows: readonly SearchRow[]
  readonly building: boolean
}

const NOTHING: Found = { text: '', rows: [], building: false }

/** What is found for a text, as it is typed: what was found before stays until the answer comes. */
export function useSearch(text: string, kinds: readonly SearchKind[], limit: number): Found {
  const { client } = useSession()
  const [found, setFound] = useState(NOTHING)
  const asker = useRef<{ ask: (question: Question) => void } | null>(null)
  const only = kinds.join(' ')
  useEffect(() => {
    const made = newest(
      async (question: Question) => {
        const answer = await client.query('search', question)
        // An engine that is away finds nothing; what can be done is still to be reached.
        return answer.ok ? answer.value : { rows: [], building: false }
      },
      (answer, question) => setFound({ ...answer, text: question.text }),
    )
    asker.current = made
    return made.end
  }, [client])
  useEffect(() => {
    if (text.trim() === '') return
    const question = { text, kinds: only === '' ? [] : (only.split(' ') as SearchKind[]), limit }
    asker.current?.ask(question)
    if (!found.building) return
    const timer = setInterval(() => asker.current?.ask(question), AGAIN_MS)
    return () => clearInterval(timer)
  }, [client, text, only, limit, found.building])
  return text.trim() === '' ? NOTHING : found
}

interface Question {
  readonly text: string
  readonly kinds: SearchKind[]
  readonly limit: number
}

/** What was opened before, as it is now. */
export function useRecalled(refs: readonly SearchRef[], wanted: boolean): readonly SearchRow[] {
  const { client } = useSession()
  const [rows, setRows] = useState<readonly SearchRow[]>([])
  useEffect(() => {
    if (!wanted || refs.length === 0) return
    let shown = true
    void client.query('search.recall', { refs: [...refs] }).then(answer => {
      if (shown && answer.ok) setRows(answer.value)
    })
    return () => {
      shown = false
    }
  }, [client, refs, wanted])
  return refs.length === 0 ? [] : rows
}
