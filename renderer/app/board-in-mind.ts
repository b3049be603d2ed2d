import type { Board } from '../../core/workspace/schema'
import type { Session } from './session'

/** The board that is shown, or would be on going to the boards: what is done from elsewhere is done with it. */
export function boardInMind({ ui, directory }: Session): Board | undefined {
  const boards = directory.get()?.boards ?? []
  return boards.find(one => one.id === ui.store.get().boardId) ?? boards[0]
}
