import { nameKey } from '../workspace/names'
import { restore } from './cells'
import { columnTargets, type FileProblem, type ImportMapping } from './mapping'

/** Whether a mapping can be used on a file with this header: null, or what is in the way. */
export function checkColumns(header: readonly string[], mapping: ImportMapping): FileProblem | null {
  const { columns } = mapping
  if (columns.length !== header.length || columns.some(({ name }, at) => name !== header[at]))
    return { code: 'changed-meanwhile', detail: 'the columns are not those of the mapping', row: 1 }
  for (const target of columnTargets) {
    if (target === 'custom' || target === 'ignore') continue
    const names = columns.filter(column => column.target === target).map(({ name }) => name)
    if (names.length > 1)
      return { code: 'duplicate-column', detail: `${names.join(', ')}: ${target}`, row: 1 }
  }
  const custom = new Set<string>()
  for (const { name } of columns.filter(column => column.target === 'custom')) {
    if (custom.has(nameKey(name))) return { code: 'duplicate-column', detail: restore(name), row: 1 }
    custom.add(nameKey(name))
  }
  if (!columns.some(column => column.target === 'stage'))
    return { code: 'no-stage-column', detail: header.join(', ').slice(0, 500), row: 1 }
  return null
}
