import { describe, expect, it } from 'vitest'
import { boardIdSchema, pageIdSchema } from '../../core/ids'
import { HOME, type Where } from './place'
import { PlaceHistory } from './place-history'

const board = (id: string): Where => ({ ...HOME, boardId: boardIdSchema.parse(id) })
const page = (id: string): Where => ({ ...HOME, place: 'wiki', pageId: pageIdSchema.parse(id) })

describe('places one has been to', () => {
  it('goes back and forward, and no further than there is', () => {
    const history = new PlaceHistory(board('a'))
    history.visit(page('p'))
    history.visit(page('q'))
    expect(history.go(1)).toBeNull()
    expect(history.go(-1)).toEqual(page('p'))
    expect(history.go(-1)).toEqual(board('a'))
    expect(history.go(-1)).toBeNull()
    expect(history.canGoBack).toBe(false)
    expect(history.go(1)).toEqual(page('p'))
  })

  it('forgets what was ahead when one goes somewhere new', () => {
    const history = new PlaceHistory(board('a'))
    history.visit(page('p'))
    history.go(-1)
    history.visit(page('q'))
    expect(history.canGoForward).toBe(false)
    expect(history.go(-1)).toEqual(board('a'))
  })

  it('takes the same place twice for once, whatever is open in the others', () => {
    const history = new PlaceHistory(board('a'))
    history.visit(page('p'))
    history.visit({ ...page('p'), boardId: boardIdSchema.parse('b') })
    expect(history.go(-1)).toEqual(board('a'))
  })

  it('keeps a hundred visits', () => {
    const history = new PlaceHistory(board('a'))
    for (let n = 0; n < 150; n++) history.visit(page(`p${n}`))
    let steps = 0
    while (history.go(-1) !== null) steps++
    expect(steps).toBe(99)
  })
})
