import { useEffect } from 'react'
import type { DealId } from '../../../core/ids'
import { useSession } from '../../app/session'

/** For as long as a view is shown, tells the palette and the window's keys what it has selected. */
export function useChosen(deals: () => readonly DealId[]): void {
  const { chosen } = useSession()
  useEffect(() => {
    const mine = { deals }
    chosen.set(mine)
    return () => {
      if (chosen.get() === mine) chosen.set(null)
    }
  }, [chosen, deals])
}
