import { effectiveLayers, importLayers, layerIdOf, type LayerRegistry } from '../documents/layers'
import type { BoardId, LayerId } from '../ids'
import { nameKey, stageIdOf } from '../workspace/names'
import type { ImportMapping } from './mapping'
import type { NameAnswer } from './names'

/** Which layer an import writes. */
export type TargetLayer =
  /** The layer is not there: it is written. */
  | { readonly state: 'new'; readonly layerId: LayerId }
  /** It is there and undone, with nothing above it: taking the undo back is all there is to do. */
  | { readonly state: 'undone'; readonly layerId: LayerId }

/**
 * The same file by the same mapping is the same layer on every computer. A layer that is there already is never written
 * again, so a file that is imported once more after another one has changed what it says gets a layer of its own, named
 * after the layers that it is written on: that, too, is the same on every computer with the same history.
 */
export function targetLayer(
  registry: LayerRegistry,
  fileHash: string,
  mapping: ImportMapping,
  boardId: BoardId,
): TargetLayer {
  return layerFor(registry, fileHash, meaning(mapping, boardId))
}

/** As `targetLayer`, for any kind of file: `meaning` is all that decides what the layer says, beside the file. */
export function layerFor(registry: LayerRegistry, fileHash: string, meaning: unknown): TargetLayer {
  const layerId = layerIdOf(fileHash, meaning)
  const known = importLayers(registry)
  const at = known.findIndex(layer => layer.layerId === layerId)
  if (at < 0) return { state: 'new', layerId }
  const effective = effectiveLayers(registry)
  const covered = known.slice(at + 1).some(layer => effective.includes(layer.layerId))
  if (known[at]?.undone === true && !effective.includes(layerId) && !covered)
    return { state: 'undone', layerId }
  return { state: 'new', layerId: layerIdOf(layerId, effective) }
}

/**
 * How cells are read, where the mapping does not say: raised when a newer version reads a cell as something else, so that
 * two versions never write different things as one layer (L3). 2: amounts are of the currency that they name.
 */
const READING = 2

/**
 * What of a mapping decides what the layer says of the deals. The second import of a file finds the board and the stages
 * that the first one made: that is no other mapping.
 */
function meaning(
  { encoding, delimiter, dates, decimal, emptyAmount, currency, columns, stages, names = [] }: ImportMapping,
  boardId: BoardId,
) {
  const columnsSay = columns.map(({ name, target }) => [name, target])
  const stagesSay = stages.map(({ label, stageId }) => [label, stageId ?? stageIdOf(boardId, label)]).sort()
  return [
    READING,
    boardId,
    encoding,
    delimiter,
    dates,
    decimal,
    emptyAmount ?? null,
    currency,
    columnsSay,
    stagesSay,
    ...(names.length === 0 ? [] : [namesSay(names)]),
  ]
}

/** Answers as they are compared: two people who were asked in another order have said the same. */
export function namesSay(names: readonly NameAnswer[]): unknown[] {
  return names
    .map(({ collection, name, id }) => [collection, nameKey(name), id])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
