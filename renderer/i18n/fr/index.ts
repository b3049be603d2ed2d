import { board } from './board'
import { charts } from './charts'
import { calendar } from './calendar'
import { capture } from './capture'
import { common } from './common'
import { day } from './day'
import { deal } from './deal'
import { dealPage } from './deal-page'
import { editor } from './editor'
import { exchange } from './exchange'
import { history } from './history'
import { imports } from './import'
import { pipeline } from './pipeline'
import { pageFiles } from './page-files'
import { places } from './places'
import { portfolio } from './portfolio'
import { questions } from './questions'
import { search } from './search'
import { settings } from './settings'
import { sharing } from './sharing'
import { table } from './table'
import { talk } from './talk'
import { timeline } from './timeline'
import { wiki } from './wiki'

export const fr = {
  charts,
  common,
  board,
  calendar,
  capture,
  day,
  deal,
  dealPage,
  editor,
  exchange,
  history,
  imports,
  pipeline,
  pageFiles,
  places,
  portfolio,
  questions,
  search,
  settings,
  sharing,
  table,
  talk,
  timeline,
  wiki,
}
