import { dealIdSchema, type DealId } from '../ids'
import { importedDealIdOf } from '../workspace/names'

/**
 * The two conventions of the files that Winroom writes, and reads back unchanged.
 *
 * A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`; with their wide forms, too, where it is set for Chinese or Japanese.
 * Such text leaves here with an apostrophe before it, as a person would type it there, and loses it on the way in. Text that already
 * begins so gets one more, so that nothing is ambiguous: what is read is always what was written.
 */
const WOULD_RUN = /^'*[=+\-@＝＋－＠\t\r\n]/
const NEUTRALISED = /^'+[=+\-@＝＋－＠\t\r\n]/

export function neutralise(text: string): string {
  return WOULD_RUN.test(text) ? `'${text}` : text
}

export function restore(cell: string): string {
  return NEUTRALISED.test(cell) ? cell.slice(1) : cell
}

/** A cell as it is compared and kept: no white space around it, line ends as `\n`. */
export function tidy(cell: string): string {
  return restore(cell.trim()).replace(/\r\n?/g, '\n').trim()
}

/**
 * What a deal is called outside. A deal that came from a CRM has the CRM's id. One made here, or whose external id was
 * changed since, carries its own: `winroom:<deal id>`, with `:<external id>` after it where there is one.
 */
export interface OutsideName {
  readonly dealId: DealId
  readonly externalId: string | null
}

const OWN = /^winroom:([A-Za-z0-9_-]{1,64})(?::([\s\S]+))?$/

export function writeOutsideName({ dealId, externalId }: OutsideName): string {
  if (externalId !== null && readOutsideName(externalId).dealId === dealId) return externalId
  return externalId === null ? `winroom:${dealId}` : `winroom:${dealId}:${externalId}`
}

export function readOutsideName(cell: string): OutsideName {
  const own = OWN.exec(cell)
  if (own === null) return { dealId: importedDealIdOf(cell), externalId: cell }
  return { dealId: dealIdSchema.parse(own[1]), externalId: own[2] ?? null }
}
