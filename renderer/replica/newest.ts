/**
 * Asks one question at a time; of those that come while one is under way, only the last is asked. So no answer is ever shown after that of a
 * later letter, and whoever types fast does not wait for every one.
 */
export function newest<Q, A>(
  ask: (question: Q) => Promise<A>,
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
      if (!(ended as boolean)) show(answer, question)
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
