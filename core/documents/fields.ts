import type { z } from 'zod'

/** Fields of a record by name, each with the schema of what may be written there. */
export type FieldSchemas = Readonly<Record<string, z.ZodType>>

type AsRead<S extends FieldSchemas, D> = { [K in keyof S]: K extends keyof D ? z.ZodCatch<S[K]> : S[K] }

/**
 * The same fields as they are read from a document, where another computer may have written anything: what is missing or can't be
 * read is worth its default, and stays where it is (D9). A field without a default must be there, or the record is none.
 */
export function asRead<S extends FieldSchemas, D extends { readonly [K in keyof S]?: z.output<S[K]> }>(
  fields: S,
  defaults: D,
): AsRead<S, D> {
  const read = Object.entries(fields).map(([name, schema]) => [
    name,
    // the compiler can't follow a default to its field by a name that is only known now
    name in defaults ? schema.catch(defaults[name] as never) : schema,
  ])
  return Object.fromEntries(read) as AsRead<S, D>
}

/** The schema of what may be written to a field; null for a name that is no field. */
export function schemaIn(fields: FieldSchemas, field: string): z.ZodType | null {
  return Object.hasOwn(fields, field) ? (fields[field] ?? null) : null
}
