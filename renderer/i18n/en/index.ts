import { board } from './board'
import { common } from './common'
import { deal } from './deal'
import { imports } from './import'
import { search } from './search'
import { settings } from './settings'
import { sharing } from './sharing'

export const en = { common, board, deal, imports, search, settings, sharing } as const
