import { expect, test } from 'vitest'
import { customFieldIdOf } from '../workspace/names'
import { rivalsSaid } from './said-rivals'

const field = (name: string) => ({ id: customFieldIdOf(name), name })
const fields = [field('Competitor'), field('Concurrents principaux'), field('Region')]
const said = (values: Readonly<Record<string, string | number>>) => ({
  custom: Object.fromEntries(Object.entries(values).map(([name, value]) => [customFieldIdOf(name), value])),
})

test('a column that is called so names competitors, each once; nobody is not one', () => {
  expect(rivalsSaid(fields, said({ Competitor: 'Datavo', Region: 'North' }))).toEqual(['Datavo'])
  expect(rivalsSaid(fields, said({ Competitor: 'Datavo; Nexa', 'Concurrents principaux': 'datavo' }))).toEqual(['datavo', 'Nexa']) // prettier-ignore
  for (const nobody of ['', ' - ', 'None', 'Aucun', 'n/a']) expect(rivalsSaid(fields, said({ Competitor: nobody }))).toEqual([]) // prettier-ignore
})

test('what is no list of names is left alone', () => {
  expect(rivalsSaid(fields, said({ Competitor: 7 }))).toEqual([])
  expect(rivalsSaid(fields, said({ Competitor: 'a,b,c,d,e,f' }))).toEqual([])
  expect(rivalsSaid(fields, said({ Competitor: 'They talk to somebody from the coast whose name nobody remembers now' }))).toEqual([]) // prettier-ignore
  expect(rivalsSaid([], said({ Competitor: 'Datavo' }))).toEqual([])
})
