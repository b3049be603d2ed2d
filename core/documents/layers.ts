import type * as Y from 'yjs'
import { z } from 'zod'
import { instantSchema } from '../dates'
import { derivedId, idSchema, type LayerId } from '../ids'

/**
 * The registry of a document's imported layers. A layer counts only once its record is here, and the record is written in
 * the import's last transaction: so an import is whole or absent on every replica, however its updates travel.
 *
 * All is kept as keys that can only be set, or as single values that settle as one, never as counters:
 * - `<layerId>` = record of the import;
 * - `<layerId>:rank:<n>` = true: the layer stands above every layer that its importer knew; the highest rank wins, so two
 *   computers that imported the same file on different ground agree (a single value could go back down);
 * - `<layerId>:on:<otherLayerId>` = true: it was written sparse, on top of that other layer;
 * - `<layerId>:undone` = true/false: *undo this import* and its opposite. A mark, so undoing is one small edit, and whole.
 */
export type LayerRegistry = Y.Map<unknown>

/** The layer of what was created here, beneath every imported one. */
export const OWN_LAYER = 'own' as LayerId

export const importRecordSchema = z.looseObject({
  fileName: z.string(),
  /** Rows that the file held, for the list of imports. */
  rows: z.number().int().nonnegative(),
  by: idSchema.nullable(),
  at: instantSchema,
  /** What the file was a list of; deals, where it is not said. */
  kind: z.enum(['accounts', 'contacts', 'products', 'people']).optional().catch(undefined),
  /** The CRM that wrote it. */
  dialect: z.string().max(50).optional().catch(undefined),
  /** How it was written, and which field each of its columns is: a file for that CRM is written alike. */
  written: z
    .object({
      dates: z.string().max(10),
      decimal: z.string().max(1),
      columns: z.array(z.object({ name: z.string().max(500), field: z.string().max(100) })).max(500),
    })
    .optional()
    .catch(undefined),
})
export type ImportRecord = z.infer<typeof importRecordSchema>

export interface ImportLayer {
  readonly layerId: LayerId
  readonly rank: number
  readonly undone: boolean
  readonly on: readonly LayerId[]
  readonly record: ImportRecord
}

/** The id of an import's layer: the same file read by the same mapping is the same layer on every computer. */
export function layerIdOf(fileHash: string, mapping: unknown): LayerId {
  return derivedId('layer', fileHash, JSON.stringify(mapping))
}

/** Every import that this document knows, lowest first. */
export function importLayers(registry: LayerRegistry): ImportLayer[] {
  const ranks = new Map<string, number>()
  const on = new Map<string, LayerId[]>()
  const records = new Map<string, ImportRecord>()
  for (const [key, value] of registry.entries()) {
    const [layerId = '', what, detail = ''] = key.split(':')
    if (what === undefined) {
      const record = importRecordSchema.safeParse(value)
      if (record.success) records.set(layerId, record.data)
    } else if (what === 'rank') ranks.set(layerId, Math.max(ranks.get(layerId) ?? 0, rankOf(detail)))
    else if (what === 'on') pushTo(on, layerId, detail as LayerId)
  }
  const layers = [...records].map(([id, record]) => ({
    layerId: id as LayerId,
    rank: ranks.get(id) ?? 0,
    undone: registry.get(`${id}:undone`) === true,
    on: on.get(id) ?? [],
    record,
  }))
  return layers.sort((a, b) => a.rank - b.rank || (a.layerId < b.layerId ? -1 : 1))
}

/** What no import could have written is no rank: above `Infinity`, none would ever stand. */
function rankOf(detail: string): number {
  return /^\d{1,15}$/.test(detail) ? Number(detail) : 0
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/**
 * The layers that count, lowest first. An undone layer still counts while one that was written on top of it does: the
 * later file held the same rows, and only said what differed.
 */
export function effectiveLayers(registry: LayerRegistry): LayerId[] {
  const layers = importLayers(registry)
  const on = new Map(layers.map(layer => [layer.layerId, layer.on]))
  const counting = layers.filter(({ undone }) => !undone).map(({ layerId }) => layerId)
  const needed = reachedFrom(counting, on)
  return [OWN_LAYER, ...layers.map(layer => layer.layerId).filter(id => needed.has(id))]
}

/**
 * Puts a finished layer into force. Call it in the import's last transaction. Repeating an undone import takes the undo back.
 * @param on the layers that it stands on; without it, all that count
 */
export function enterLayer(
  registry: LayerRegistry,
  layerId: LayerId,
  record: ImportRecord,
  on?: readonly string[],
): void {
  const known = importLayers(registry)
  const below = known.filter(layer => layer.layerId !== layerId)
  if (!known.some(layer => layer.layerId === layerId)) {
    registry.set(
      `${layerId}:rank:${below.reduce((highest, { rank }) => Math.max(highest, rank), 0) + 1}`,
      true,
    )
    for (const top of on ?? topLayers(below, effectiveLayers(registry)))
      registry.set(`${layerId}:on:${top}`, true)
    registry.set(layerId, record)
  }
  if (registry.get(`${layerId}:undone`) === true) registry.set(`${layerId}:undone`, false)
}

export function markLayer(registry: LayerRegistry, layerId: LayerId, undone: boolean): void {
  if ((registry.get(`${layerId}:undone`) === true) !== undone) registry.set(`${layerId}:undone`, undone)
}

/** The import that stands on this one and counts: it would have to be undone first. Null when there is none. */
export function coveredBy(registry: LayerRegistry, layerId: LayerId): ImportLayer | null {
  const layers = importLayers(registry)
  const above = new Map<LayerId, LayerId[]>()
  for (const layer of layers) for (const beneath of layer.on) pushTo(above, beneath, layer.layerId)
  const covering = reachedFrom(above.get(layerId) ?? [], above)
  return layers.find(layer => !layer.undone && covering.has(layer.layerId)) ?? null
}

/** These layers and all that they lead to, without a call for each: a chain of imports may be longer than the stack is deep. */
function reachedFrom(
  from: readonly LayerId[],
  next: ReadonlyMap<LayerId, readonly LayerId[]>,
): ReadonlySet<LayerId> {
  const reached = new Set(from)
  // A set is walked to its end, those that are added on the way too.
  for (const layerId of reached) for (const one of next.get(layerId) ?? []) reached.add(one)
  return reached
}

/** Of the layers that count, those that no other stands on: to stand on these is to stand on all, and a year of nightly imports stays a chain. */
function topLayers(layers: readonly ImportLayer[], effective: readonly LayerId[]): LayerId[] {
  const counts = new Set(effective)
  const counting = layers.filter(layer => counts.has(layer.layerId))
  const beneath = new Set(counting.flatMap(layer => layer.on))
  return counting.map(layer => layer.layerId).filter(layerId => !beneath.has(layerId))
}
