/**
 * What the relay costs beside others and beside what only passes frames on: each server a process of its own, all taken in
 * turns, three rounds, medians. `node --import tsx test/bench/relay.ts [part of a scenario's title] [rounds] [server,server]`
 */
import { kinds, serve, type Kind } from './relay/servers'
import { scenarios, type Figures, type Scenario } from './relay/scenarios'

const [mode = '', argument, third] = process.argv.slice(2)
if (mode === 'serve') await serve(kinds.find(kind => kind === argument) ?? 'relay', third)
else
  for (const scenario of scenarios)
    if (scenario.title.includes(mode)) await measure(scenario, Number(argument ?? 3))

async function measure(scenario: Scenario, rounds: number): Promise<void> {
  const wanted = scenario.kinds.filter(kind => third === undefined || third.split(',').includes(kind))
  const measured = new Map<Kind, Figures[]>(wanted.map(kind => [kind, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [kind, figures] of measured) figures.push(await attempt(scenario, kind))
  }
  process.stdout.write(`\n${scenario.title} (median of ${rounds})\n`)
  for (const [kind, figures] of measured) {
    const names = [...new Set(figures.flatMap(each => Object.keys(each)))]
    const words = names.map(
      name => `${name} ${median(figures.map(each => each[name] ?? Number.NaN)).toFixed(2)}`,
    )
    process.stdout.write(`  ${kind.padEnd(20)} ${words.join(' | ') || 'did not run'}\n`)
  }
}

async function attempt(scenario: Scenario, kind: Kind): Promise<Figures> {
  try {
    return await scenario.run(kind)
  } catch (error) {
    process.stderr.write(`${kind}: ${String(error)}\n`)
    return {}
  }
}

function median(values: number[]): number {
  return (
    values.filter(value => !Number.isNaN(value)).toSorted((a, b) => a - b)[
      Math.floor((values.length - 1) / 2)
    ] ?? Number.NaN
  )
}
