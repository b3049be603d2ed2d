import { useEffect, useRef, useState } from 'react'
import type { Captured } from '../../../core/capture/parse'
import type { CaptureDeal } from '../../../electron/contract/capture'
import { useSession, type Session } from '../../app/session'
import { newest } from '../../replica/newest'

type Words = Pick<Captured, 'about' | 'rest'>

export interface Candidates {
  readonly deals: readonly CaptureDeal[]
  /** The words name at least one of them; else they are only offered. */
  readonly named: boolean
  /** The words that this answers. */
  readonly about: string
}

const none: Candidates = { deals: [], named: false, about: '' }

/** The deals that the words may be about, as they are typed. */
export function useCandidates({ about, rest }: Words): Candidates {
  const { client } = useSession()
  const [found, setFound] = useState(none)
  const asker = useRef<{ ask: (words: Words) => void } | null>(null)
  useEffect(() => {
    const asking = newest(
      (words: Words) => client.query('capture.deals', words),
      (answer, words) => {
        if (answer.ok) setFound({ ...answer.value, about: words.about })
      },
    )
    asker.current = asking
    return asking.end
  }, [client])
  useEffect(() => asker.current?.ask({ about, rest }), [client, about, rest])
  return found
}

/** The deal that these words name best, for whoever presses Enter sooner than the list is there; null where they name none. */
export async function bestDeal(
  client: Session['client'],
  { about, rest }: Words,
): Promise<CaptureDeal | null> {
  const answer = await client.query('capture.deals', { about, rest })
  return answer.ok && answer.value.named ? (answer.value.deals[0] ?? null) : null
}
