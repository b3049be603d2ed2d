import type { DialectId } from '../../../core/exchange/dialects/dialect'
import type { EntryMapping } from '../../../core/exchange/entries/mapping'
import type { FileKind } from '../../../core/exchange/entries/targets'
import type { Delimiter, Encoding, ImportMapping } from '../../../core/exchange/mapping'
import type { ImportState, Queue, SourceFile } from './import-state'

export interface ImportFlow {
  readonly state: ImportState
  readonly queue: Queue
  readonly choose: () => void
  /** Reads the file again: as it seems, or with another encoding, delimiter or meaning of its columns. */
  readonly look: (file: SourceFile, how?: Reading) => void
  readonly change: (mapping: ImportMapping, asked?: { dates?: boolean; decimal?: boolean }) => void
  readonly changeEntries: (mapping: EntryMapping) => void
  readonly run: (skipBad: boolean) => void
  readonly cancel: () => void
  /** Leaves this file for the next of those that were brought together; null when it is the last. */
  readonly next: (() => void) | null
}

export interface Reading {
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
  /** What it is a list of. */
  readonly kind?: FileKind
  readonly dialect?: DialectId | null
  /** The mapping to keep to; its columns say what they stand for. */
  readonly mapping?: ImportMapping
}

export interface StepProps {
  readonly state: Extract<ImportState, { step: 'mapping' }>
  readonly flow: ImportFlow
}
export interface EntryProps {
  readonly state: Extract<ImportState, { step: 'entries' }>
  readonly flow: ImportFlow
}

export type SetState = React.Dispatch<React.SetStateAction<ImportState>>
