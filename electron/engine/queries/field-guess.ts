import { customText, readCustomSaid } from '../../../core/deal/custom'
import { readRecord, readRecords } from '../../../core/documents/workspace'
import { guessField } from '../../../core/exchange/guess-field'
import { ok, type Result } from '../../../core/result'
import type { Failure } from '../../contract/messages'
import type { ParsedQuery, QueryOutput } from '../../contract/queries'
import type { CommandContext } from '../commands/handler'
import { fail } from '../commands/handler'

/** Deals read in one turn of the loop. */
const AT_ONCE = 300

/** What the deals of every board say in a custom field, and the type that would fit it. Reads some at a time: edits go on (S10). */
export async function fieldGuess(
  { workspace }: CommandContext,
  { fieldId }: ParsedQuery<'field.guess'>,
): Promise<Result<QueryOutput<'field.guess'>, Failure>> {
  const field = readRecord(workspace.document, 'fields', fieldId)
  if (field === null) return fail('not-found', `no field ${fieldId}`, { at: 'fieldId' })
  const texts: string[] = []
  for (const boardId of workspace.boardIds()) {
    const { deals } = workspace.board(boardId)
    const ids = deals.ids()
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      for (const id of ids.slice(at, at + AT_ONCE)) {
        const key = `custom:${fieldId}`
        const value = readCustomSaid({ [key]: deals.value(id, key) }).custom[fieldId]
        if (value !== undefined) texts.push(customText(value))
      }
      await new Promise<void>(resolve => workspace.timers.soon(resolve))
    }
  }
  const people = new Map(
    readRecords(workspace.document, 'people').map(person => [person.id as string, person]),
  )
  return ok(guessField(fieldId, field.name, texts, people))
}
