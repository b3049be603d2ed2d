import type { ReactNode } from 'react'
import type { Marks } from '../../../electron/contract/search'
import styles from './search.module.css'

/** A text with what was found in it set off. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: Marks }): ReactNode {
  const parts: ReactNode[] = []
  let done = 0
  for (const [from, to] of marks) {
    if (from > done) parts.push(text.slice(done, from))
    parts.push(
      <mark key={from} className={styles['mark']}>
        {text.slice(from, to)}
      </mark>,
    )
    done = to
  }
  parts.push(text.slice(done))
  return parts
}
