/**
 * The figures of the practice data, computed the plain way from the CSV files and from nothing of ours: what `core/insights` must
 * agree with. `node test/support/independent-figures.mjs` prints them.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../fixtures/crm-sales-opportunities/', import.meta.url)
const table = name => {
  const [head, ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map(line => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])))
}
const days = (from, to) => (new Date(`${to}T00:00:00Z`) - new Date(`${from}T00:00:00Z`)) / 86400000
const add = (rows, key, worth) => {
  const sums = {}
  for (const row of rows) sums[row[key]] = (sums[row[key]] ?? 0) + worth(row)
  return sums
}
const top = sums => Object.entries(sums).sort((a, b) => b[1] - a[1])[0]

export function independentFigures() {
  const deals = table('sales_pipeline.csv')
  const teams = Object.fromEntries(table('sales_teams.csv').map(row => [row.sales_agent, row]))
  const sectors = Object.fromEntries(table('accounts.csv').map(row => [row.account, row.sector]))
  const won = deals.filter(row => row.deal_stage === 'Won')
  const lost = deals.filter(row => row.deal_stage === 'Lost')
  const open = deals.filter(row => row.deal_stage !== 'Won' && row.deal_stage !== 'Lost')
  const value = row => Number(row.close_value)
  const cycles = won.map(row => days(row.engage_date, row.close_date))
  const mean = list => list.reduce((a, b) => a + b, 0) / list.length
  const in2017q2 = won.filter(row => row.close_date >= '2017-04-01' && row.close_date <= '2017-06-30')
  const agents = [...new Set(deals.map(row => row.sales_agent))]
  const of = agent => deals.filter(row => row.sales_agent === agent)
  const wonOf = agent => won.filter(row => row.sales_agent === agent)
  const rateOf = rows => {
    const decided = rows.filter(row => row.deal_stage === 'Won' || row.deal_stage === 'Lost')
    return decided.filter(row => row.deal_stage === 'Won').length / decided.length
  }
  const wonValue = won.reduce((sum, row) => sum + value(row), 0)
  return {
    deals: deals.length,
    won: won.length,
    lost: lost.length,
    open: open.length,
    wonValue,
    winRate: won.length / (won.length + lost.length),
    averageWon: wonValue / won.length,
    averageCycle: mean(cycles),
    longestCycle: Math.max(...cycles),
    velocityPerDay:
      (open.length * (wonValue / won.length) * (won.length / (won.length + lost.length))) / mean(cycles),
    cycleByAgent: Object.fromEntries(
      agents.map(agent => [agent, mean(wonOf(agent).map(row => days(row.engage_date, row.close_date)))]),
    ),
    winRateByAgent: Object.fromEntries(agents.map(agent => [agent, rateOf(of(agent))])),
    wonByAgent: add(won, 'sales_agent', value),
    topAgent: top(add(won, 'sales_agent', value)),
    topAccountOf2017Q2: top(
      add(
        in2017q2.filter(row => row.account),
        'account',
        value,
      ),
    ),
    wonIn2017Q2: in2017q2.reduce((sum, row) => sum + value(row), 0),
    largestOf2017Q2: Math.max(...in2017q2.map(value)),
    wonByMonth: add(
      won.map(row => ({ ...row, month: row.close_date.slice(0, 7) })),
      'month',
      value,
    ),
    wonByProduct: add(won, 'product', value),
    winRateByProduct: Object.fromEntries(
      [...new Set(deals.map(row => row.product))].map(product => [
        product,
        rateOf(deals.filter(row => row.product === product)),
      ]),
    ),
    openByStage: add(open, 'deal_stage', () => 1),
    openByAgent: add(open, 'sales_agent', () => 1),
    openWithoutAccount: open.filter(row => row.account === '').length,
    wonByOffice: add(
      won.map(row => ({ ...row, office: teams[row.sales_agent].regional_office })),
      'office',
      value,
    ),
    wonByManager: add(
      won.map(row => ({ ...row, manager: teams[row.sales_agent].manager })),
      'manager',
      value,
    ),
    wonBySector: add(
      won.filter(row => row.account).map(row => ({ ...row, sector: sectors[row.account] })),
      'sector',
      value,
    ),
    lostIn201710: lost.filter(row => row.close_date.startsWith('2017-10')).length,
    startedBefore201707StillOpen: open.filter(row => row.engage_date !== '' && row.engage_date < '2017-07-01')
      .length,
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(independentFigures(), null, 2))
