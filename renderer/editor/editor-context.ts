import { createContext, useContext } from 'react'
import type { ImageStore, MarkdownReader, ReferenceSource } from './ports'

/** What the parts of an editor share beside the editor itself. */
export interface EditorPorts {
  readonly images: ImageStore
  readonly references: ReferenceSource
  readonly readMarkdown: MarkdownReader
  /** Follows an address that passed `safeUrl`. */
  readonly openUrl: (url: string) => void
  /** Begins a comment on what is selected; absent where nobody may comment. */
  readonly comment: (() => void) | undefined
  /** Says in words that something was not done, and what was kept. */
  readonly say: (message: string) => void
}

export const EditorPortsContext = createContext<EditorPorts | null>(null)

export function useEditorPorts(): EditorPorts {
  const ports = useContext(EditorPortsContext)
  if (ports === null) throw new Error('a part of the editor is mounted outside of it')
  return ports
}
