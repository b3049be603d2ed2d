import type * as Y from 'yjs'
import { z } from 'zod'
import { instantSchema } from '../../dates'
import { derivedId, idSchema, memberIdSchema, type ItemId } from '../../ids'
import { countWords } from '../content/text'
import { readContent } from '../content/read'

/**
 * Versions of a page, in its own document: map `versions`, keyed by id. An entry is written once, beside it its name
 * (`<id>:name`) and a mark that it is not kept any more (`<id>:thinned`), so that naming one and thinning it at once
 * keeps it. The state itself is a blob that the entry names by its hash: full, not a step, so that any can be read alone.
 */
export const versionReasons = ['automatic', 'named', 'before-restore'] as const
const entrySchema = z.object({
  at: instantSchema,
  by: memberIdSchema.nullable().catch(null),
  /** Who wrote since the version before. */
  authors: z.array(memberIdSchema).max(200).catch([]),
  words: z.int().min(0).catch(0),
  /** SHA-256 of the blob: the document's whole state, compressed. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.enum(versionReasons).catch('automatic'),
})
export type VersionEntry = z.infer<typeof entrySchema>

export const versionNameSchema = z.string().trim().min(1).max(200)
export type VersionId = ItemId

export interface Version extends VersionEntry {
  readonly id: VersionId
  readonly name: string | null
}

const VERSIONS = 'versions'

/** Every version that is kept, newest first; by its id where two say one moment. */
export function readVersions(doc: Y.Doc): Version[] {
  const versions = doc.getMap(VERSIONS)
  const read: Version[] = []
  for (const [id, value] of versions.entries()) {
    const entry = entrySchema.safeParse(value)
    if (!entry.success || !idSchema.safeParse(id).success) continue
    const name = versionNameSchema.safeParse(versions.get(`${id}:name`))
    if (versions.get(`${id}:thinned`) === true && !name.success) continue
    read.push({ ...entry.data, id: id as VersionId, name: name.success ? name.data : null })
  }
  return read.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}

/** The id of a version: two computers that keep the same state keep one version. */
export function versionIdOf(hash: string): VersionId {
  return derivedId('version', hash)
}

/** Adds a version, in the transaction of its caller. One that is there already is left, and shown again if it was thinned out. */
export function addVersion(doc: Y.Doc, entry: VersionEntry, name: string | null): VersionId {
  const versions = doc.getMap(VERSIONS)
  const id = versionIdOf(entry.hash)
  if (!versions.has(id)) versions.set(id, entry)
  if (versions.get(`${id}:thinned`) === true) versions.set(`${id}:thinned`, false)
  if (name !== null) versions.set(`${id}:name`, name)
  return id
}

/** Names a version, or takes its name away. False when there is none of that id. */
export function nameVersion(doc: Y.Doc, id: VersionId, name: string | null): boolean {
  const versions = doc.getMap(VERSIONS)
  if (!versions.has(id)) return false
  if (versions.get(`${id}:name`) !== name) versions.set(`${id}:name`, name)
  return true
}

/** Marks versions as not kept any more; their blobs are then nobody's. */
export function thinVersions(doc: Y.Doc, ids: readonly VersionId[]): void {
  for (const id of ids) doc.getMap(VERSIONS).set(`${id}:thinned`, true)
}

/** How many words a page has: what a version says of itself. */
export function wordsOn(doc: Y.Doc): number {
  return countWords(readContent(doc))
}
