import type { PersonId } from '../../../../core/ids'
import type { Period } from '../../../../core/insights/period'
import type { Money } from '../../../../core/money'
import { targetIdOf } from '../../../../core/workspace/planning'
import type { Person } from '../../../../core/workspace/schema'
import { perform } from '../../../app/deal-actions'
import { notify } from '../../../app/notify'
import { writeRecords } from '../../../app/record-actions'
import { useDirectory, useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'

interface Targets {
  valueOf(personId: PersonId, period: Period): Money | null
  set(person: Person, period: Period, money: Money | null): void
  /** Fills the grid from a cell on; what is no amount is left out and said, blank cells are left alone. One undo for all of it. */
  paste(row: number, column: number, cells: readonly (readonly string[])[]): void
}

/** The targets of a grid, and what is typed or pasted into it. */
export function useTargets(people: readonly Person[], periods: readonly Period[], currency: string): Targets {
  const session = useSession()
  const formats = useFormats()
  const { directory } = useDirectory()
  const { t } = session.words
  const known = new Map(directory.targets.map(target => [target.id, target.amount]))
  const idOf = (personId: PersonId, { from, to }: Period) => targetIdOf(personId, from, to)
  const record = (personId: PersonId, period: Period, amount: Money) => ({
    id: idOf(personId, period),
    fields: { personId, from: period.from, to: period.to, amount },
  })
  return {
    valueOf: (personId, period) => known.get(idOf(personId, period)) ?? null,
    set: ({ id, name }, period, money) => {
      const title = t('pipeline.targets.deed', { name })
      if (money !== null) return void writeRecords(session, 'targets', title, [record(id, period, money)])
      void perform(session, { what: 'edit', title }, [], () =>
        session.client.command('record.delete', { collection: 'targets', id: idOf(id, period) }),
      )
    },
    paste: (row, column, cells) => {
      let wrong = 0
      const records = cells.flatMap((line, down) =>
        line.flatMap((text, right) => {
          const [person, period] = [people[row + down], periods[column + right]]
          if (person === undefined || period === undefined || text.trim() === '') return []
          const money = formats.parseMoney(text, currency)
          if (money === null) wrong++
          return money === null ? [] : [record(person.id, period, money)]
        }),
      )
      if (wrong > 0) notify(t('pipeline.targets.notRead', { count: wrong }))
      if (records.length > 0) void writeRecords(session, 'targets', t('pipeline.section.targets'), records)
    },
  }
}
