import type { ReactNode } from 'react'
import type { LexicalEditor } from 'lexical'

/** One thing to choose. */
export interface CompletionOption {
  readonly key: string
  readonly label: string
  readonly about?: string
  readonly group?: string
  readonly icon?: ReactNode
  /** Puts it where the trigger was; the caret stands there, in an update. */
  readonly $choose: (editor: LexicalEditor) => void
}
