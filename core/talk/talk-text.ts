import type { Thread } from './talk'

/** What a conversation says: the words that it is about, and what was said of them; not what was taken back. */
function textOf({ quote, messages }: Thread): string {
  const said = messages.filter(({ deleted }) => !deleted).map(({ text }) => text)
  return [quote, ...said].filter(text => text !== '').join('\n')
}

/** All that is said about one thing, as it is searched. */
export function talkText(threads: readonly Thread[]): string {
  return threads.map(textOf).join('\n')
}

/**
 * The conversation in which something was found.
 * @param snippet a piece of `talkText`, with spaces for line ends and `…` where it was cut
 * @param at where in the snippet the words stand
 * @returns its id; null where it says something else by now
 */
export function threadFound(threads: readonly Thread[], snippet: string, at: number): string | null {
  const lead = snippet.startsWith('…') ? 1 : 0
  const piece = snippet.slice(lead).replace(/…$/, '')
  const from = talkText(threads)
    .replace(/[\n\r\t]/g, ' ')
    .indexOf(piece)
  if (from < 0) return null
  let end = 0
  for (const thread of threads) {
    end += textOf(thread).length + 1
    if (from + at - lead < end) return thread.id
  }
  return null
}
