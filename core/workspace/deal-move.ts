import { z } from 'zod'
import { deletedSchema } from '../deletion'
import { boardIdSchema, dealIdSchema } from '../ids'

/**
 * On which board a deal stands that was moved from the one where it was made (D12): one value, so two moves at once end on one
 * board. Each board that it ever stood on keeps its own copy; only that of this board is shown.
 */
export const dealMoveSchema = z.object({ id: dealIdSchema, boardId: boardIdSchema, deleted: deletedSchema })
