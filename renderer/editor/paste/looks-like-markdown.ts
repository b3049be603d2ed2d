/** Lines that only somebody who writes Markdown begins like this. */
const signs = [
  /^#{1,6} \S/m,
  /^(?:[-*+]|\d{1,3}[.)]) \S.*\n+(?:\s*(?:[-*+]|\d{1,3}[.)]) \S)/m,
  /^[-*+] \[[ xX]\] /m,
  /^> \S/m,
  /^(?:```|~~~)/m,
  /^\|?.+\|.+\n\|? *:?-{2,}:? *\|/m,
  /\[[^\]\n]+\]\((?:https?|mailto|winroom):[^)\s]+\)/,
  /(?:^|\s)(?:\*\*|__)\S[^\n]*?\S(?:\*\*|__)(?:\s|[.,;:!?]|$)/m,
]

/** Whether plain text was written as Markdown. Asks for a sign that prose does not have; code and tables of numbers have none. */
export function looksLikeMarkdown(text: string): boolean {
  const head = text.slice(0, 20_000)
  return signs.some(sign => sign.test(head))
}
