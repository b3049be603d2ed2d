/**
 * Asks, and shows answers in the order of asking only: one that comes after a newer one's is dropped. Of those asked while
 * one is under way, only the last is asked: whoever types fast does not wait for every letter.
 */
export function newest<Q, A>(
  ask: (question: Q) => Promise<A | null>,
  show: (answer: A, question: Q) => void,
): { readonly ask: (question: Q) => void; readonly end: () => void } {
  let waiting: { readonly question: Q } | null = null
  let asking = false
  let ended = false
  const next = async (): Promise<void> => {
    asking = true
    while (waiting !== null && !ended) {
      const { question }: { readonly question: Q } = waiting
      waiting = null
      const answer = await ask(question)
      // React ends what it does not show any more while an answer is on its way.
      if (answer !== null && !(ended as boolean)) show(answer, question)
    }
    asking = false
  }
  return {
    ask: question => {
      waiting = { question }
      if (!asking) void next()
    },
    end: () => {
      ended = true
    },
  }
}
