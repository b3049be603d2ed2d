import { planned, type Step } from '../../../../core/deal/action-plan'
import type { CalendarDate } from '../../../../core/dates'

export interface PlanWords {
  readonly title: string
  readonly columns: readonly [due: string, step: string, who: string, state: string]
  readonly sides: Readonly<Record<Step['side'], string>>
  readonly states: Readonly<Record<'open' | 'done', string>>
  readonly date: (date: CalendarDate) => string
}

/** The plan as the buyer gets it: a table in Markdown, without the steps that were dropped. */
export function planMarkdown(steps: readonly Step[], words: PlanWords): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  const lines = planned(steps).flatMap(({ due, title, who, side, state }) =>
    state === 'dropped'
      ? []
      : [row([due === null ? '' : words.date(due), title, who === '' ? words.sides[side] : `${words.sides[side]}: ${who}`, words.states[state]])],
  ) // prettier-ignore
  return [`## ${words.title}`, '', row(words.columns), '| --- | --- | --- | --- |', ...lines, ''].join('\n')
}

/** A bar or a break would end the cell. */
function cell(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\|/g, '\\|')
    .replace(/\s*\n\s*/g, ' ')
}
