import type * as Y from 'yjs'
import { isId } from '../ids'
import { Redirects, type Mergeable } from '../workspace/merged'
import { KeyParts } from './key-parts'
import { effectiveLayers, OWN_LAYER, type LayerRegistry } from './layers'

/** The field of a record that was merged into another (D12). */
const MERGED_INTO = 'mergedInto'

/** What a record holds: its fields by name. Values are plain data; whoever reads them parses them. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * A record as it stands. `fields` is its layers, in order, overlaid by what people edited. `beneath` is the layers
 * alone: what the file says of a field that somebody has since made their own.
 */
export interface LayeredRecord {
  readonly id: string
  readonly fields: Fields
  readonly beneath: Fields
  /** Names of the fields that were edited by people. */
  readonly edited: readonly string[]
  /** Layers that hold this record, lowest first. */
  readonly layers: readonly string[]
}

/**
 * A large collection in one document, in the shape measured best (DESIGN §3): `layers` maps `<id>:<layerId>` to a plain
 * object that is written once and never again; `edits` maps `<id>:<field>` to a value. Two people who edit two fields of
 * one record never meet; one who edits and a file that is imported again never fight.
 *
 * The shape is hidden here. The index beside it holds keys only; it follows the document until `destroy`, and own writes at once, for observers
 * run only when the transaction ends.
 */
export class LayeredCollection {
  readonly #layers: Y.Map<unknown>
  readonly #edits: Y.Map<unknown>
  readonly #registry: LayerRegistry
  /** Keys by record: the part of each key after the id, for layers and edits. */
  readonly #index = new Map<string, { readonly layers: KeyParts; readonly edits: KeyParts }>()
  readonly #listeners = new Set<(ids: ReadonlySet<string>, origin: unknown) => void>()
  /** Layers that count, lowest first, each with its place. */
  #effective: ReadonlyMap<string, number>
  /** Null where they have to be read again. */
  #redirects: Redirects | null = null

  constructor(doc: Y.Doc, name: string) {
    this.#layers = doc.getMap(`${name}.layers`)
    this.#edits = doc.getMap(`${name}.edits`)
    this.#registry = doc.getMap('imports')
    this.#effective = placesOf(effectiveLayers(this.#registry))
    for (const key of this.#layers.keys()) this.#addKey('layers', key)
    for (const key of this.#edits.keys()) this.#addKey('edits', key)
    this.#layers.observe(this.#onLayers)
    this.#edits.observe(this.#onEdits)
    this.#registry.observe(this.#onRegistry)
  }

  destroy(): void {
    this.#layers.unobserve(this.#onLayers)
    this.#edits.unobserve(this.#onEdits)
    this.#registry.unobserve(this.#onRegistry)
    this.#listeners.clear()
  }

  /** Called after each transaction with the ids of the records that it touched. */
  onChange(listener: (ids: ReadonlySet<string>, origin: unknown) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ids of the records that stand in a layer that counts, in no order that means anything. */
  ids(): string[] {
    return [...this.#index.keys()].filter(id => this.has(id))
  }

  /** Every id that was ever written, undone and arriving ones too. */
  knownIds(): IterableIterator<string> {
    return this.#index.keys()
  }

  has(id: string): boolean {
    const keys = this.#index.get(id)
    return keys !== undefined && keys.layers.list.some(layer => this.#effective.has(layer))
  }

  /** The record, or null when no layer that counts holds it (its edits, if any, are kept and wait). */
  read(id: string): LayeredRecord | null {
    const keys = this.#index.get(id)
    if (keys === undefined) return null
    const layers = this.#counting(keys.layers)
    if (layers.length === 0) return null
    const beneath: Record<string, unknown> = {}
    for (const layer of layers) assignFields(beneath, plainObject(this.#layers.get(`${id}:${layer}`)) ?? {})
    const fields = { ...beneath }
    for (const field of keys.edits.list) assignFields(fields, { [field]: this.#edits.get(`${id}:${field}`) })
    return { id, fields, beneath, edited: keys.edits.list, layers }
  }

  /** What one field of a record is worth now; undefined where nothing says. */
  value(id: string, field: string): unknown {
    const edit = this.#edits.get(`${id}:${field}`)
    return edit !== undefined ? edit : this.read(id)?.fields[field]
  }

  /** Where its merged records lead (D12). As it is now, own writes of a transaction that has not ended too. */
  redirects(): Redirects {
    return (this.#redirects ??= new Redirects(this.#merged(), id => this.has(id)))
  }

  /** Creates a record. An id that is there already is left as it is: creating twice is creating once. */
  create(id: string, fields: Fields): void {
    this.writeLayer(id, OWN_LAYER, fields)
  }

  /** Writes a record's part of a layer, once: a layer is never rewritten, so a repeated import writes nothing. */
  writeLayer(id: string, layerId: string, fields: Fields): boolean {
    const key = `${id}:${layerId}`
    if (this.#layers.has(key)) return false
    this.#layers.set(key, fields)
    this.#addKey('layers', key)
    return true
  }

  /** Whether a layer says anything of a record, be the layer in force or not. */
  isInLayer(id: string, layerId: string): boolean {
    return this.#layers.has(`${id}:${layerId}`)
  }

  /**
   * As `writeLayer`, for a layer that is not in force yet: what is there of it came from somebody else's import that is still under
   * way, and who enters a layer must have written all of it. What arrives with this computer's word is then whole.
   */
  writeNewLayer(id: string, layerId: string, fields: Fields): void {
    this.#layers.set(`${id}:${layerId}`, fields)
    this.#addKey('layers', `${id}:${layerId}`)
  }

  /** Sets one field of a record, by a person. Null clears it. Writing what is there already writes nothing. */
  edit(id: string, field: string, value: unknown): boolean {
    const key = `${id}:${field}`
    if (this.#edits.has(key) && same(this.#edits.get(key), value)) return false
    this.#edits.set(key, value)
    this.#addKey('edits', key)
    return true
  }

  /** Takes a person's edit back, so that the field follows its layers again. */
  unedit(id: string, field: string): boolean {
    const key = `${id}:${field}`
    if (!this.#edits.has(key)) return false
    this.#edits.delete(key)
    this.#removeKeys('edits', [key])
    return true
  }

  readonly #onLayers = (event: Y.YMapEvent<unknown>): void => this.#follow('layers', event)
  readonly #onEdits = (event: Y.YMapEvent<unknown>): void => this.#follow('edits', event)

  readonly #onRegistry = (event: Y.YMapEvent<unknown>): void => {
    const before = [...this.#effective.keys()]
    const after = effectiveLayers(this.#registry)
    this.#effective = placesOf(after)
    this.#redirects = null
    const moved = new Set([...before, ...after].filter((id, at) => before[at] !== id || after[at] !== id))
    if (moved.size === 0) return
    const touched = [...this.#index]
      .filter(([, keys]) => keys.layers.list.some(layer => moved.has(layer)))
      .map(([id]) => id)
    this.#tell(new Set(touched), event.transaction.origin)
  }

  #follow(part: 'layers' | 'edits', event: Y.YMapEvent<unknown>): void {
    const map = part === 'layers' ? this.#layers : this.#edits
    const touched = new Set<string>()
    const gone: string[] = []
    for (const key of event.keysChanged) {
      const name = String(key)
      if (map.has(name)) this.#addKey(part, name)
      else gone.push(name)
      touched.add(name.slice(0, name.indexOf(':')))
    }
    this.#removeKeys(part, gone)
    this.#tell(touched, event.transaction.origin)
  }

  #tell(ids: ReadonlySet<string>, origin: unknown): void {
    if (ids.size > 0) for (const listener of this.#listeners) listener(ids, origin)
  }

  #addKey(part: 'layers' | 'edits', key: string): void {
    const at = key.indexOf(':')
    const id = key.slice(0, Math.max(0, at))
    const rest = key.slice(at + 1)
    // A key that no command could have written names no record: what it would show could be neither moved nor deleted.
    if (!isId(id) || (part === 'layers' && plainObject(this.#layers.get(key)) === null)) return
    let keys = this.#index.get(id)
    if (keys === undefined) this.#index.set(id, (keys = { layers: new KeyParts(), edits: new KeyParts() }))
    keys[part].add(rest)
    this.#noteWritten(part, rest)
  }

  /** A merge leads elsewhere once it is written or taken back, and where what it leads to arrives. */
  #noteWritten(part: 'layers' | 'edits', rest: string): void {
    if (part === 'layers' || rest === MERGED_INTO) this.#redirects = null
  }

  /** Looked for by key: ten thousand records need not be put together to learn that none of them was merged. */
  *#merged(): Generator<Mergeable> {
    for (const [id, { layers, edits }] of this.#index) {
      const isSaid = edits.has(MERGED_INTO) || layers.list.some(layer => plainObject(this.#layers.get(`${id}:${layer}`))?.[MERGED_INTO] !== undefined) // prettier-ignore
      const mergedInto = isSaid ? this.value(id, MERGED_INTO) : null
      if (typeof mergedInto === 'string') yield { id, mergedInto }
    }
  }

  #removeKeys(part: 'layers' | 'edits', keys: readonly string[]): void {
    const byRecord = new Map<string, Set<string>>()
    for (const key of keys) {
      const at = key.indexOf(':')
      const [id, rest] = [key.slice(0, Math.max(0, at)), key.slice(at + 1)]
      const gone = byRecord.get(id)
      if (gone === undefined) byRecord.set(id, new Set([rest]))
      else gone.add(rest)
    }
    for (const [id, gone] of byRecord) this.#index.get(id)?.[part].delete(gone)
    if (keys.length > 0) this.#redirects = null
  }

  /** Those of a record's layers that count, lowest first. */
  #counting(layers: KeyParts): string[] {
    const place = (layer: string): number => this.#effective.get(layer) ?? 0
    return layers.list.filter(layer => this.#effective.has(layer)).sort((a, b) => place(a) - place(b))
  }
}

function placesOf(layers: readonly string[]): ReadonlyMap<string, number> {
  return new Map(layers.map((layer, at) => [layer, at]))
}

/** As `Object.assign`, but a field can't stand for the object's prototype. */
function assignFields(target: Record<string, unknown>, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) if (name !== '__proto__') target[name] = value
}

/** Nothing of ours nests deeper; what does is not compared but taken to differ. */
const MAX_DEPTH = 32

/**
 * Structural equality of values as they are stored. Total: whatever another computer wrote (a BigInt, a thousand nested
 * lists), the answer is yes or no, never an error.
 */
export function same(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > MAX_DEPTH)
    return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Fields, b as Fields]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every(key => Object.hasOwn(right, key) && same(left[key], right[key], depth + 1))
  )
}

/** Null for what is no plain object: it is no layer. */
function plainObject(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? (value as Fields)
    : null
}
