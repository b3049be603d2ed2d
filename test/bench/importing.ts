import { launchApp, type BenchApp } from './support/app'
import { importFile, lookAt } from './support/commands'
import { pipelineOf, sampleFolder } from './support/data'
import { median, ms, type Figure, type Section } from './support/figures'

const ROUNDS = 5
const ROWS = 8_800

interface Round {
  readonly csv: number
  readonly look: number
  readonly total: number
  readonly phases: Readonly<Record<string, number>>
}

export const importing: Section = {
  title: 'Import',
  how: `${ROWS} rows of the sample file onto a new board of a workspace that has none of them, in the real app, asked by its window and answered when all of it is on disk and in the tables; ${ROUNDS} rounds, each in a fresh copy, medians. The reference is csv-parse (synchronous) over the same file, already read, in the engine's own process: the median of five.`,
  run: async () => {
    const rounds: Round[] = []
    for (let n = 0; n < ROUNDS; n++) rounds.push(await round(await pipelineOf(ROWS, `r${n}`)))
    return figures(rounds)
  },
}

async function round(file: string): Promise<Round> {
  const winroom = await launchApp(await sampleFolder())
  try {
    const csv = await parsing(winroom, file)
    const looked = await lookAt(winroom.page, file)
    const run = await importFile(winroom.page, file, looked.mapping)
    return { csv, look: looked.ms, total: run.ms, phases: run.phases }
  } finally {
    await winroom.close()
  }
}

async function parsing(winroom: BenchApp, file: string): Promise<number> {
  const samples: number[] = []
  for (let n = 0; n < 5; n++) samples.push((await winroom.engine<{ ms: number }>('csv', { file })).ms)
  return median(samples)
}

function figures(rounds: readonly Round[]): Figure[] {
  const csv = median(rounds.map(one => one.csv))
  const line = (what: string, samples: readonly number[]): Figure => {
    const value = median(samples)
    return {
      what,
      value: `${ms(value)}, ${rate(value)}`,
      reference: `csv-parse ${ms(csv)}, ${rate(csv)}`,
      ratio: value / csv,
    }
  }
  const phases = ['reading', 'planning', 'writing', 'showing']
  return [
    line('read, decode, hash, parse and understand, on our thread', rounds.map(one => one.look)), // prettier-ignore
    line('the whole import', rounds.map(one => one.total)), // prettier-ignore
    ...phases.map(phase => line(`of that: ${phase}`, rounds.map(one => one.phases[phase] ?? Number.NaN))), // prettier-ignore
  ]
}

function rate(milliseconds: number): string {
  return `${Math.round(ROWS / milliseconds)}k rows/s`
}
