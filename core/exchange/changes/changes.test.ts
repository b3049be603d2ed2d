import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Replica, tableOf } from '../../../test/support/exchange'
import { asChange, asDeal, asMember, DocumentReplicas } from '../../../test/support/replicas'
import { createDeal, editField, moveDeal } from '../../deal/edit'
import { editBoard, openBoard, type BoardDocument } from '../../documents/board'
import { readRecords } from '../../documents/workspace'
import type { BoardId, DealId } from '../../ids'
import { importedDealIdOf } from '../../workspace/names'
import { applyImport } from '../apply'
import { understand } from '../understand'
import { changesForCrm, valuesOf } from './changes'
import { changesFile } from './file'
import { exportMarks, setMark, toldValues, writeMark } from './marks'

const author = { by: asMember('m'), at: 1 }
let changes = 0

const FILE =
  'Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Stage,Deal - Status,Deal - Expected close date\n' +
  '1,Furnace,Ada,1000,EUR,Halden,Contact Made,Open,2026-12-01\n2,Kiln,Bo,2000,EUR,Halden,Contact Made,Open,2026-12-02\n'

class Setting {
  readonly replica = new Replica()
  readonly boardId: BoardId
  readonly board: BoardDocument

  constructor(csv = FILE) {
    const table = tableOf(csv, 'deals.csv')
    const { mapping } = understand(table)
    const plan = this.replica.plan(table, mapping)
    const { dates, decimal, dialect } = mapping
    const record = { fileName: 'deals.csv', rows: plan.rows, by: null, at: 0, written: { dates, decimal, columns: [...plan.columns] }, ...(dialect && { dialect }) } // prettier-ignore
    applyImport(plan, record, this.replica.workspace, this.replica.board(plan.boardId))
    this.boardId = plan.boardId
    this.board = this.replica.board(plan.boardId)
  }

  edit(outside: string, field: string, value: unknown): void {
    const id = importedDealIdOf(outside)
    editBoard(this.board, null, () =>
      editField(this.board, id, field, value, asChange(`c${++changes}`), author),
    )
  }

  move(outside: string, stage: string): void {
    const stageId = readRecords(this.replica.workspace, 'stages').find(({ name }) => name === stage)!.id
    editBoard(this.board, null, () =>
      moveDeal(
        this.board,
        importedDealIdOf(outside),
        { stageId, order: 'a1' },
        asChange(`c${++changes}`),
        author,
      ),
    )
  }

  changes() {
    return changesForCrm(this.replica.workspace, this.board, () => false)
  }

  file(): string {
    return changesFile(this.replica.workspace, this.changes()).lines.join('')
  }

  mark(id: string): void {
    const values = valuesOf(this.changes().deals)
    editBoard(this.board, null, () => writeMark(this.board, id, author, values))
  }
}

test('what was only imported is no change', () => {
  expect(new Setting().changes().deals).toEqual([])
})

test('only what changed is told: its rows, its columns, by the names that the CRM gave them', () => {
  const setting = new Setting()
  setting.edit('1', 'amount', { minor: 150_050, currency: 'EUR' })
  setting.edit('2', 'closeDate', '2027-01-15')
  expect(setting.file()).toBe(
    'Deal - ID,Deal - Value,Deal - Currency of Value,Deal - Expected close date\r\n1,1500.50,EUR,\r\n2,,,2027-01-15\r\n',
  )
})

test('a column in which nothing changed is not there; an edit back to what the file says is no change', () => {
  const setting = new Setting()
  setting.edit('1', 'title', 'Furnace II')
  setting.edit('1', 'title', 'Furnace')
  setting.edit('2', 'title', '=1+1')
  expect(setting.file()).toBe("Deal - ID,Deal - Title\r\n2,'=1+1\r\n")
})

test('won and lost are told as the CRM tells them: by the status, with the stage left alone', () => {
  const setting = new Setting(FILE + '3,Old,Ada,1,EUR,Halden,Proposal Made,Won,2026-01-01\n')
  setting.move('1', 'Won')
  expect(setting.file()).toBe('Deal - ID,Deal - Stage,Deal - Status\r\n1,,Won\r\n')
})

test('dates and amounts are written as the CRM’s own file writes them', () => {
  const setting = new Setting(
    'ID de l’opportunité,Nom de l’opportunité,Étape,Montant,Date de clôture\nX1,Four,Prospection,"1 000,50",31/12/2026\n',
  )
  setting.edit('X1', 'amount', { minor: 99_990, currency: 'USD' })
  setting.edit('X1', 'closeDate', '2027-03-31')
  expect(setting.file()).toBe('ID de l’opportunité,Montant,Date de clôture\r\nX1,"999,90",31/03/2027\r\n')
})

test('after a mark only what changed since is told; the mark taken back, all of it again', () => {
  const setting = new Setting()
  setting.edit('1', 'title', 'Furnace II')
  setting.mark('m1')
  expect(setting.changes().deals).toEqual([])
  setting.edit('2', 'title', 'Kiln II')
  expect(setting.file()).toBe('Deal - ID,Deal - Title\r\n2,Kiln II\r\n')
  setting.mark('m2')
  setting.edit('1', 'title', 'Furnace')
  // Back to what the file says, but the CRM was told otherwise.
  expect(setting.changes().deals.map(({ cells }) => cells)).toMatchObject([
    [{ from: 'Furnace II', to: 'Furnace' }],
  ])
  editBoard(setting.board, null, () => setMark(setting.board, 'm1', true))
  expect(setting.changes().deals).toEqual([])
  editBoard(setting.board, null, () => setMark(setting.board, 'm2', true))
  expect(setting.file()).toBe('Deal - ID,Deal - Title\r\n2,Kiln II\r\n')
})

test('what comes back from the CRM drops out by itself', () => {
  const setting = new Setting()
  setting.edit('1', 'title', 'Furnace II')
  const again = tableOf(FILE.replace('Furnace', 'Furnace II'), 'later.csv')
  setting.replica.import(again, { board: { kind: 'existing', boardId: setting.boardId } })
  expect(setting.changes().deals).toEqual([])
})

test('a deal made here is told whole, by an id that brings it back to itself', () => {
  const setting = new Setting()
  const id = asDeal('made')
  const stageId = readRecords(setting.replica.workspace, 'stages')[0]!.id
  editBoard(setting.board, null, () =>
    createDeal(
      setting.board,
      { id, place: { stageId, order: 'a1', changeId: null }, fields: { title: 'New one' } },
      author,
    ),
  )
  expect(setting.changes().deals).toMatchObject([{ isNew: true }])
  expect(setting.file()).toContain('winroom:made,New one,')
})

test('an emptied field can’t be told by a file: it is counted', () => {
  const setting = new Setting()
  setting.edit('1', 'closeDate', null)
  const { lines, emptied } = changesFile(setting.replica.workspace, setting.changes())
  expect([emptied, lines.join('')]).toEqual([1, 'Deal - ID,Deal - Expected close date\r\n1,\r\n'])
})

test('marks of several people, in whatever order they arrive: everybody knows the same to be told', () => {
  const step = fc.record({
    at: fc.nat(2),
    deal: fc.nat(3),
    value: fc.nat(3),
    undo: fc.boolean(),
    deliver: fc.nat(9),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), steps => {
      const replicas = new DocumentReplicas(3, openBoard)
      steps.forEach(({ at, deal, value, undo, deliver }, n) => {
        const board = replicas.each[at]!
        const [last] = exportMarks(board).slice(-1)
        editBoard(board, null, () => {
          if (undo && last !== undefined) setMark(board, last.id, !last.undone)
          else writeMark(board, `m${n}`, author, { [`d${deal}` as DealId]: { title: String(value) } })
        })
        replicas.deliver(deliver)
      })
      replicas.settle()
      const [first, ...others] = replicas.each.map(board => [...toldValues(board)].sort())
      for (const other of others) expect(other).toEqual(first)
    }),
    { numRuns: 100 },
  )
})
