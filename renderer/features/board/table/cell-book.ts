import type { TFunction } from 'i18next'
import { readCustom, readNumber, type CustomReading } from '../../../../core/deal/custom'
import { forecastCategorySchema } from '../../../../core/deal/schema'
import type { BoardId, DealId } from '../../../../core/ids'
import type { Currency } from '../../../../core/money'
import type { CustomField } from '../../../../core/workspace/custom-field'
import { columnOf, type CellValue, type Column } from '../../../../core/table/columns'
import type { Cells } from '../../../../core/table/lay-out'
import type { CellReaders } from '../../../../core/table/parse-cell'
import { nameKey } from '../../../../core/workspace/names'
import { SharedStages } from '../../../../core/table/all-boards'
import type { Board, Stage } from '../../../../core/workspace/schema'
import { UNSORTED } from '../../../../electron/contract/rows'
import type { DirectoryIndex } from '../../../app/directory-index'
import { customWords } from '../../../app/custom-words'
import type { Formats } from '../../../ui/formats'
import { todayIs } from '../../../ui/today'
import { readDate, readMoney } from '../../deal'
import type { DealRow } from './rows'

export interface Option {
  readonly id: string
  readonly name: string
}

/** What is said in the words and the ways of writing of this person. */
export interface BookWords {
  readonly directory: DirectoryIndex
  readonly boards: readonly Board[]
  readonly boardOf: (dealId: DealId) => BoardId
  readonly formats: Formats
  readonly t: TFunction
}

/** How every cell of a table is read, shown, written and chosen from. Made anew when a name or the language changes. */
export class CellBook implements Cells<DealRow>, CellReaders {
  readonly #columns = new Map<string, Column | null>()
  readonly #options = new Map<string, readonly Option[]>()
  readonly #stageOptions = new Map<string, readonly Option[]>()
  readonly #stagesOf: ReadonlyMap<string, readonly Stage[]>
  readonly #boards: ReadonlyMap<string, Board>
  /** Of several boards: stages that are one step. */
  readonly #shared: SharedStages | null
  /** The one that an amount need not name; null where boards differ in it. */
  readonly #currency: Currency | null
  readonly #ranks: ReadonlyMap<string, number>
  readonly #fields: ReadonlyMap<string, CustomField>

  constructor(private readonly words: BookWords) {
    this.#stagesOf = new Map(words.boards.map(({ id }) => [id, words.directory.stagesOf.get(id) ?? []]))
    const stages = [...this.#stagesOf.values()].flat()
    this.#shared = words.boards.length > 1 ? new SharedStages(stages) : null
    this.#ranks = new Map(stages.map((stage, at) => [stage.id, at]))
    this.#boards = new Map(words.boards.map(board => [board.id, board]))
    const [first, ...others] = new Set(words.boards.map(({ currency }) => currency))
    this.#currency = others.length === 0 ? (first ?? null) : null
    this.#fields = new Map(words.directory.fields.map(field => [`custom:${field.id}`, field]))
  }

  column(key: string): Column | null {
    let column = this.#columns.get(key)
    if (column === undefined)
      this.#columns.set(key, (column = columnOf(key, this.words.directory.directory.fields)))
    return column
  }

  value({ card, more }: DealRow, key: string): CellValue {
    switch (key) {
      case 'place':
        return card.lane === UNSORTED ? null : card.lane
      case 'board':
        return this.words.boardOf(card.id)
      case 'title':
      case 'accountId':
      case 'amount':
      case 'closeDate':
      case 'ownerId':
      case 'productId':
      case 'nextStep':
        return card[key]
      case 'nextStepDue':
      case 'startedOn':
      case 'source':
      case 'externalId':
      case 'link':
      case 'forecastCategory':
      case 'ownProbability':
        return more?.[key] ?? null
      case 'competitors':
      case 'tags':
      case 'products':
      case 'reasons':
        return more?.sets[key] ?? []
      case 'team':
        return more?.sets.team.map(({ personId }) => personId) ?? []
      case 'contactId':
        return more?.contact?.id ?? null
      default:
        return customValue(this.#reading({ card, more }, key), this.column(key)?.kind === 'choice')
    }
  }

  /** Stages of several boards that are called alike are one group. */
  groupValue(row: DealRow, key: string): CellValue {
    const value = this.value(row, key)
    return key === 'place' && typeof value === 'string' ? (this.#shared?.stepOf(value) ?? value) : value
  }

  nameOf(key: string, id: string): string | null {
    const { accounts, people, products, competitors, tags, reasons, stages } = this.words.directory
    switch (key) {
      case 'place':
        return stages.get(id)?.name ?? null
      case 'board':
        return this.#boards.get(id)?.name ?? null
      case 'accountId':
        return accounts.get(id)?.name ?? null
      case 'ownerId':
      case 'team':
        return people.get(id)?.name ?? null
      case 'productId':
      case 'products':
        return products.get(id)?.name ?? null
      case 'competitors':
        return competitors.get(id)?.name ?? null
      case 'tags':
        return tags.get(id)?.name ?? null
      case 'reasons':
        return reasons.get(id)?.name ?? null
      case 'forecastCategory': {
        const category = forecastCategorySchema.safeParse(id)
        return category.success ? this.words.t(`deal.category.${category.data}`) : null
      }
      default: {
        const field = this.#fields.get(key)
        if (field?.type === 'person') return people.get(id)?.name ?? null
        return field?.options.find(option => option.id === id)?.name ?? id
      }
    }
  }

  rankOf(key: string, id: string): number | null {
    if (key !== 'place') return null
    return this.#shared?.rankOf(id) ?? this.#ranks.get(id) ?? null
  }

  /** What a cell shows. Empty for an empty one. */
  shown(row: DealRow, key: string): string {
    const { t, formats, directory } = this.words
    if (key === 'contactId') return row.more?.contact?.name ?? ''
    if (key === 'place' && row.card.lane === UNSORTED) return t('board.unsorted')
    if (key.startsWith('custom:')) {
      const reading = this.#reading(row, key)
      return reading === null ? '' : customWords(reading, directory, formats, t)
    }
    const value = this.value(row, key)
    return value === null ? '' : this.#inWords(key, value, false)
  }

  /** What a cell is edited and copied as: as this person would type it. */
  typed(row: DealRow, key: string): string {
    if (key === 'contactId') return this.shown(row, key)
    const value = this.value(row, key)
    return value === null ? '' : this.#inWords(key, value, true)
  }

  /** What a group is called. */
  groupName(key: string, group: string): string {
    const { t, formats } = this.words
    const column = this.column(key)
    if (group === '') return key === 'place' ? t('board.unsorted') : t('table.none')
    if (column?.kind === 'choice') return this.nameOf(key, group) ?? t('deal.arriving')
    if (column?.kind === 'flag') return group === 'true' ? t('pipeline.yes') : t('pipeline.no')
    return column?.kind === 'date' ? formats.month(group) : group
  }

  options(key: string): readonly Option[] {
    let options = this.#options.get(key)
    if (options === undefined) this.#options.set(key, (options = this.#offered(key)))
    return options
  }

  /** What this cell offers: stages are those of the board that the deal stands on. */
  optionsOf({ card }: DealRow, key: string): readonly Option[] {
    if (key !== 'place' || this.#shared === null) return this.options(key)
    const boardId = this.words.boardOf(card.id)
    let options = this.#stageOptions.get(boardId)
    if (options === undefined)
      this.#stageOptions.set(boardId, (options = (this.#stagesOf.get(boardId) ?? []).map(({ id, name }) => ({ id, name })))) // prettier-ignore
    return options
  }

  /** How a text in this cell is read: an amount stays in the currency that it is in, a stage is one of its board. */
  readersOf(row: DealRow, key: string): CellReaders {
    const value = this.value(row, key)
    const money = value !== null && typeof value === 'object' && 'currency' in value ? value : null
    if (money === null && this.#shared === null) return this
    const usual = money?.currency ?? this.#boards.get(this.words.boardOf(row.card.id))?.currency ?? null
    return {
      money: text => this.#readMoney(text, usual),
      date: text => this.date(text),
      number: text => this.number(text),
      flag: text => this.flag(text),
      options: column => this.optionsOf(row, column),
    }
  }

  money(text: string): ReturnType<CellReaders['money']> {
    return this.#readMoney(text, this.#currency)
  }

  date(text: string): ReturnType<CellReaders['date']> {
    return readDate(text, this.words.formats, todayIs())
  }

  number(text: string): number | null {
    return readNumber(text, this.words.formats.decimalMark)
  }

  flag(text: string): boolean | null {
    const { t } = this.words
    const word = nameKey(text)
    return word === nameKey(t('pipeline.yes')) ? true : word === nameKey(t('pipeline.no')) ? false : null
  }

  #readMoney(text: string, usual: Currency | null): ReturnType<CellReaders['money']> {
    // An amount that names its currency is in that one.
    const named = /(?:^|\s)([A-Z]{3})(?:\s|$)/.exec(text)?.[1]
    const currency = named ?? usual
    return currency === null ? null : readMoney(text, currency, this.words.formats)
  }

  #reading({ more }: DealRow, key: string): CustomReading | null {
    const field = this.#fields.get(key)
    return field === undefined || more === undefined ? null : readCustom(field, more, this.words.directory.people) // prettier-ignore
  }

  #inWords(key: string, value: NonNullable<CellValue>, typed: boolean): string {
    const { t, formats } = this.words
    const kind = this.column(key)?.kind
    if (typeof value === 'boolean') return value ? t('pipeline.yes') : t('pipeline.no')
    if (typeof value === 'number') {
      if (kind === 'share') return typed ? `${Math.round(value * 100)} %` : formats.percent(value)
      return typed ? String(value).replace('.', formats.decimalMark) : formats.number(value)
    }
    if (typeof value === 'string') {
      if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return typed ? formats.typedDate(asDate(value)) : formats.date(asDate(value)) // prettier-ignore
      return kind === 'choice' ? (this.nameOf(key, value) ?? t('deal.arriving')) : value
    }
    if ('currency' in value) {
      if (!typed) return formats.money(value)
      return value.currency === this.#currency ? formats.typedMoney(value) : `${formats.typedMoney(value)} ${value.currency}` // prettier-ignore
    }
    return value.map(id => this.nameOf(key, id) ?? t('deal.arriving')).join('; ')
  }

  #offered(key: string): Option[] {
    const { directory, t } = this.words
    const kept = (records: Iterable<Option & { readonly deleted: unknown }>): Option[] =>
      [...records].filter(record => record.deleted === null).map(({ id, name }) => ({ id, name }))
    switch (key) {
      case 'place':
        return [...this.#stagesOf.values()].flat().map(({ id, name }) => ({ id, name }))
      case 'accountId':
        return kept(directory.accounts.values())
      case 'ownerId':
        return kept(directory.people.values())
      case 'productId':
      case 'products':
        return kept(directory.products.values())
      case 'competitors':
        return kept(directory.competitors.values())
      case 'tags':
        return kept(directory.tags.values())
      case 'reasons':
        return kept(directory.reasons.values())
      case 'forecastCategory':
        return forecastCategorySchema.options.map(id => ({ id, name: t(`deal.category.${id}`) }))
      default: {
        const field = this.#fields.get(key)
        if (field?.type === 'person') return kept(directory.people.values())
        return field?.options.filter(option => !option.retired).map(({ id, name }) => ({ id, name })) ?? []
      }
    }
  }
}

/** The value was parsed as a date where it was read. */
const asDate = (value: string): Parameters<Formats['date']>[0] => value as Parameters<Formats['date']>[0]

function customValue(reading: CustomReading | null, single: boolean): CellValue {
  switch (reading?.kind) {
    case undefined:
    case 'empty':
      return null
    case 'text':
    case 'link':
    case 'unfit':
      return reading.text
    case 'number':
      return reading.number
    case 'money':
      return reading.money
    case 'date':
      return reading.date
    case 'boolean':
      return reading.yes
    case 'person':
      return reading.personId
    case 'options':
      return single ? (reading.options[0]?.id ?? null) : reading.options.map(({ id }) => id)
  }
}
