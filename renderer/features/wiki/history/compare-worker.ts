import type { PageKind } from '../../../../core/page/schema'
import { comparePages, type Comparison } from './compare'

/** Compares pages beside the thread that paints: one question, one answer. */
export interface CompareQuestion {
  readonly before: Uint8Array
  readonly after: Uint8Array
  /** What the page is now: by it the fields above its text are read. */
  readonly kind: PageKind
}
export type CompareAnswer = Comparison | null

addEventListener('message', ({ data }: MessageEvent<CompareQuestion>) => {
  postMessage(answer(data))
})

function answer({ before, after, kind }: CompareQuestion): CompareAnswer {
  try {
    return comparePages(before, after, kind)
  } catch {
    return null
  }
}
