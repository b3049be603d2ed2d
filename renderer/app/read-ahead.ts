import { BoardViews } from '../features/board'
import { CaptureDialog } from '../features/capture'
import { DidItHelp, Inspector } from '../features/deal'
import { MyDay } from '../features/my-day'
import { Closing, PipelineSettings } from '../features/pipeline'
import { Portfolio } from '../features/portfolio'
import { AskBox, AskedInPalette } from '../features/questions'
import { atRest, inTurn } from './at-rest'

/**
 * What is read ahead, in the order in which it is likely to be wanted. First what is typed into at once: the first letters are not to be lost.
 * Not the wiki: its editor is as much code as all of this together, and who writes no page is not to hold it in memory.
 */
const parts = [
  CaptureDialog,
  Inspector,
  MyDay,
  BoardViews.table,
  Portfolio,
  AskBox,
  BoardViews.calendar,
  BoardViews.timeline,
  AskedInPalette,
  Closing,
  DidItHelp,
  PipelineSettings,
] as const

/**
 * Reads the places of the window that are not open, each in a moment of rest of its own, so that the first visit to one costs what later
 * ones do. Answers with the way to end it.
 */
export function readAhead(): () => void {
  return inTurn(
    parts.map(part => part.read),
    atRest(window),
  )
}
