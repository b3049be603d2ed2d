import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { apartIdSchema, derivedId, idSchema, type ApartId } from '../ids'

/** Two records that look alike and of which somebody said that they are two: they are not shown as duplicates again. */
export const apartSchema = z.object({ id: apartIdSchema, a: idSchema, b: idSchema, deleted: deletedSchema })

/** The same for two records in either order, on every computer. */
export function apartIdOf(a: string, b: string): ApartId {
  const [first, second] = a < b ? [a, b] : [b, a]
  return derivedId('apart', first, second)
}
