import { importLayers, type LayerRegistry } from '../documents/layers'

/** The imports of lists (accounts, contacts, products, people) among those of the workspace's document. */
export function entryLayers(registry: LayerRegistry): ReadonlySet<string> {
  return new Set(
    importLayers(registry).flatMap(({ layerId, record }) => (record.kind === undefined ? [] : [layerId])),
  )
}
