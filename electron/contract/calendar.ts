import { z } from 'zod'
import { calendarKinds } from '../../core/exchange/deal-calendar'
import { boardIdSchema, dealIdSchema } from '../../core/ids'
import { boardFilterSchema } from './rows'

export const calendarCommands = {
  /** Writes an iCalendar file: of one deal, of one's own open deals, or of a board's as filtered. */
  'calendar.export': {
    input: z.object({
      kinds: z.array(z.enum(calendarKinds)).min(1),
      of: z.discriminatedUnion('who', [
        z.object({ who: z.literal('mine') }),
        z.object({ who: z.literal('deal'), boardId: boardIdSchema, dealId: dealIdSchema }),
        z.object({ who: z.literal('board'), boardId: boardIdSchema, filter: boardFilterSchema }),
      ]),
      path: z.string().min(1),
      /** How amounts are written, such as `fr-FR`. */
      locale: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not a locale'),
      /** In the language of whoever asks. */
      words: z.object({
        calendar: z.string().max(200),
        closes: z.string().max(200),
        nextStep: z.string().max(200),
      }),
    }),
    output: z.object({ entries: z.number().int(), path: z.string() }),
  },
} as const
