import { useEffect, useState } from 'react'
import type { MyDay } from '../../../electron/contract/my-day'
import { useSession } from '../../app/session'
import { useToday } from '../../ui/today'

/** This member's day, live; null until all of their deals have been read. At midnight, the next one. */
export function useMyDay(): MyDay | null {
  const { client } = useSession()
  const today = useToday()
  const [day, setDay] = useState<MyDay | null>(null)
  useEffect(() => client.subscribe('my-day', { today }, setDay), [client, today])
  return day
}
