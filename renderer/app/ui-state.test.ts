import { expect, it } from 'vitest'
import { accountIdSchema, boardIdSchema, dealIdSchema } from '../../core/ids'
import { HOME } from './place'
import { hidesNew, NO_FILTER, Ui } from './ui-state'

it('says whether a filter hides a deal that has but a title', () => {
  expect(hidesNew(NO_FILTER, 'Alpha')).toBe(false)
  expect(hidesNew({ ...NO_FILTER, text: 'ete  alp' }, 'Alpha d’Été')).toBe(false)
  expect(hidesNew({ ...NO_FILTER, text: 'beta' }, 'Alpha')).toBe(true)
  expect(hidesNew({ ...NO_FILTER, mine: true }, 'Alpha')).toBe(true)
  expect(hidesNew({ ...NO_FILTER, accountIds: [accountIdSchema.parse('a1')] }, 'Alpha')).toBe(true)
})

it('comes back to a board in the view it was last looked at in, and goes back from view to view', () => {
  const [a, b] = [boardIdSchema.parse('a'), boardIdSchema.parse('b')]
  const ui = new Ui({ ...HOME, boardId: a }, { b: 'table' })
  const shown = () => [ui.store.get().boardId, ui.store.get().view]
  ui.showView(a, 'table')
  ui.showBoard(b)
  expect(shown()).toEqual([b, 'table'])
  ui.showView(b, 'board')
  ui.showBoard(a)
  expect(shown()).toEqual([a, 'table'])
  ui.back()
  ui.back()
  expect(shown()).toEqual([b, 'table'])
  ui.goTo('wiki')
  ui.goTo('board')
  expect(shown()).toEqual([b, 'table'])
  expect(ui.store.get().views).toEqual({ a: 'table', b: 'table' })
})

it('goes back to a deal that was closed, and from deal to deal in a window that is for deals', () => {
  const [board, first, second] = [boardIdSchema.parse('b'), dealIdSchema.parse('d1'), dealIdSchema.parse('d2')]
  const ui = new Ui({ ...HOME, boardId: board })
  const shown = () => [ui.store.get().dealId, ui.store.get().alone]
  ui.openDeal(first)
  ui.closeDeal()
  expect(shown()).toEqual([null, false])
  ui.back()
  expect(shown()).toEqual([first, false])
  ui.back()
  expect(shown()).toEqual([null, false])
  ui.showAlone(first, board)
  ui.openDeal(second)
  expect(shown()).toEqual([second, true])
  ui.goTo('portfolio')
  expect(shown()).toEqual([null, false])
}) // prettier-ignore
