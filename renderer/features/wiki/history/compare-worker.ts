import { comparePages, type Comparison } from './compare'

/** Compares pages beside the thread that paints: one question, one answer. */
export interface CompareQuestion {
  readonly before: Uint8Array
  readonly after: Uint8Array
}
export type CompareAnswer = Comparison | null

addEventListener('message', ({ data }: MessageEvent<CompareQuestion>) => {
  postMessage(answer(data))
})

function answer({ before, after }: CompareQuestion): CompareAnswer {
  try {
    return comparePages(before, after)
  } catch {
    return null
  }
}
