import { z } from 'zod'
import { planned, type Step } from './action-plan'
import type { CalendarDate } from '../dates'

const words = z.string().max(2_000)

/**
 * The plan as the buyer gets it: words that are ready to be read, and nothing else. Whatever is ours alone (notes, amounts,
 * qualification, dropped steps) has no place in it, so no way out to them forgets to leave it out.
 */
export const buyerPlanSchema = z.strictObject({
  language: z.enum(['en', 'fr']),
  title: words,
  columns: z.tuple([words, words, words, words]),
  rows: z.array(z.tuple([words, words, words, words])).max(20_000),
})
export type BuyerPlan = z.infer<typeof buyerPlanSchema>

export interface PlanWords extends Pick<BuyerPlan, 'language' | 'title' | 'columns'> {
  readonly sides: Readonly<Record<Step['side'], string>>
  readonly states: Readonly<Record<'open' | 'done', string>>
  readonly date: (date: CalendarDate) => string
}

/** A deal's steps as its buyer gets them, by date, without those that were dropped. */
export function buyerPlan(steps: readonly Step[], { sides, states, date, ...head }: PlanWords): BuyerPlan {
  const rows = planned(steps).flatMap(({ due, title, who, side, state }): BuyerPlan['rows'] => {
    if (state === 'dropped') return []
    const whose = who === '' ? sides[side] : `${sides[side]} · ${who}`
    return [[due === null ? '' : date(due), title, whose, states[state]]]
  })
  return { ...head, rows }
}

/** As a table in Markdown. */
export function planMarkdown({ title, columns, rows }: BuyerPlan): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [`## ${plain(title)}`, '', row(columns), '| --- | --- | --- | --- |', ...rows.map(row), ''].join(
    '\n',
  )
}

/** A bar would end the cell. */
function cell(text: string): string {
  return plain(text).replace(/\|/g, '\\|')
}

/**
 * Text as text: a break would end the line, and whoever shows the plan to the buyer would follow what reads as markup, a picture's
 * address, say. Signs that only look otherwise (stars, underscores) are left, because many read it as it is.
 */
function plain(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ').replace(/[\\`<[\]]/g, '\\$&')
}

/** As a page to be printed: no script, no address, nothing fetched. Its colours are the paper's. */
export function planHtml({ language, title, columns, rows }: BuyerPlan): string {
  const head = columns.map(column => `<th scope="col">${escaped(column)}</th>`).join('')
  const body = rows.map(row => `<tr>${row.map(text => `<td>${escaped(text)}</td>`).join('')}</tr>`).join('')
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>
body { margin: 0; font: 11pt/1.45 system-ui, sans-serif; color: CanvasText; background: Canvas; color-scheme: light; }
h1 { margin: 0 0 14pt; font-size: 16pt; line-height: 1.25; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 6pt 10pt 6pt 0; border-bottom: 0.5pt solid GrayText; text-align: left; vertical-align: top; }
th:first-child, td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr { break-inside: avoid; }
</style></head><body><h1>${escaped(title)}</h1><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></body></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}
