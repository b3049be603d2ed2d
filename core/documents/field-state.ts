import { same, type LayeredCollection } from './collection'

/** A field as it was: set by somebody to a value, or following its layers. What undo puts back. */
export type FieldState = { readonly edited: false } | { readonly edited: true; readonly value: unknown }

/** The state of a field before an edit; what `revertFieldOf` takes to put it back. */
export function fieldStateOf(records: LayeredCollection, id: string, field: string): FieldState {
  const record = records.read(id)
  return record?.edited.includes(field) === true
    ? { edited: true, value: record.fields[field] }
    : { edited: false }
}

/**
 * Undo of one field (D10): puts `to` back only while the field still is what this person made it (`expected`), so that it
 * never takes another's edit away. False when it changed nothing.
 */
export function revertFieldOf(
  records: LayeredCollection,
  id: string,
  field: string,
  expected: FieldState,
  to: FieldState,
): boolean {
  if (!same(fieldStateOf(records, id, field), expected)) return false
  return to.edited ? records.edit(id, field, to.value) : records.unedit(id, field)
}

/** Runs an edit of one field; answers with how it is now and how it was, which is what undo takes. Null when it changed nothing. */
export function stateChangeOf(
  records: LayeredCollection,
  id: string,
  field: string,
  edit: () => boolean,
): { readonly expected: FieldState; readonly to: FieldState } | null {
  const to = fieldStateOf(records, id, field)
  return edit() ? { expected: fieldStateOf(records, id, field), to } : null
}
