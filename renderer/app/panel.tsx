import type { ReactNode } from 'react'
import { Dialog, type DialogProps } from '../ui/dialog'
import { useSession } from './session'

/** A dialog of which the window has one open at most. */
export function Panel(props: Omit<DialogProps, 'onClose'>): ReactNode {
  return <Dialog {...props} onClose={useSession().ui.closePanel} />
}
