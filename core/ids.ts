import { digest } from 'lib0/hash/sha256'
import { uint32 } from 'lib0/random'
import { encodeUtf8 } from 'lib0/string'
import { z } from 'zod'

/**
 * Ids (D1): random, or derived where "at most one" must hold; never reused. They hold letters and digits only, so that
 * `:` and `/` stay free for keys and room names.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 20 of 62 characters: 119 bits, beyond any chance of meeting itself. */
const LENGTH = 20

const idPattern = /^[A-Za-z0-9_-]{1,64}$/
/** What every object answers to is nobody's id: a record called `constructor` would be found in every table that has none of it. */
export function isId(text: string): boolean {
  return idPattern.test(text) && !(text in Object.prototype)
}

/** The pattern stands by itself, because schemas of names that hold an id (`page/<id>`) are made of it. */
export const idSchema = z.string().regex(idPattern, 'not an id').refine(isId, 'not an id')

export const dealIdSchema = idSchema.brand<'DealId'>()
export const boardIdSchema = idSchema.brand<'BoardId'>()
export const stageIdSchema = idSchema.brand<'StageId'>()
export const accountIdSchema = idSchema.brand<'AccountId'>()
export const personIdSchema = idSchema.brand<'PersonId'>()
export const productIdSchema = idSchema.brand<'ProductId'>()
export const fieldIdSchema = idSchema.brand<'FieldId'>()
export const memberIdSchema = idSchema.brand<'MemberId'>()
export const changeIdSchema = idSchema.brand<'ChangeId'>()
export const pageIdSchema = idSchema.brand<'PageId'>()
export const layerIdSchema = idSchema.brand<'LayerId'>()
export const workspaceIdSchema = idSchema.brand<'WorkspaceId'>()
export const tagIdSchema = idSchema.brand<'TagId'>()
export const competitorIdSchema = idSchema.brand<'CompetitorId'>()
/** An item of a list in a page's head: a claim, a give, a rung, a question. */
export const itemIdSchema = idSchema.brand<'ItemId'>()
export const contactIdSchema = idSchema.brand<'ContactId'>()
export const roleIdSchema = idSchema.brand<'RoleId'>()
export const stepIdSchema = idSchema.brand<'StepId'>()
export const giveIdSchema = idSchema.brand<'GiveId'>()
export const useIdSchema = idSchema.brand<'UseId'>()
export const noteIdSchema = idSchema.brand<'NoteId'>()
export const reasonIdSchema = idSchema.brand<'ReasonId'>()
export const targetIdSchema = idSchema.brand<'TargetId'>()
export const snapshotIdSchema = idSchema.brand<'SnapshotId'>()
/** What can be chosen in a custom field. */
export const optionIdSchema = idSchema.brand<'OptionId'>()
export const viewIdSchema = idSchema.brand<'ViewId'>()
/** What somebody said that a name of a file means. */
/** Two records of which somebody said that they are two. */
export const apartIdSchema = idSchema.brand<'ApartId'>()
export const aliasIdSchema = idSchema.brand<'AliasId'>()

export type DealId = z.infer<typeof dealIdSchema>
export type BoardId = z.infer<typeof boardIdSchema>
export type StageId = z.infer<typeof stageIdSchema>
export type AccountId = z.infer<typeof accountIdSchema>
export type PersonId = z.infer<typeof personIdSchema>
export type ProductId = z.infer<typeof productIdSchema>
export type FieldId = z.infer<typeof fieldIdSchema>
export type MemberId = z.infer<typeof memberIdSchema>
export type ChangeId = z.infer<typeof changeIdSchema>
export type PageId = z.infer<typeof pageIdSchema>
export type LayerId = z.infer<typeof layerIdSchema>
export type WorkspaceId = z.infer<typeof workspaceIdSchema>
export type TagId = z.infer<typeof tagIdSchema>
export type CompetitorId = z.infer<typeof competitorIdSchema>
export type ItemId = z.infer<typeof itemIdSchema>
export type ContactId = z.infer<typeof contactIdSchema>
export type RoleId = z.infer<typeof roleIdSchema>
export type StepId = z.infer<typeof stepIdSchema>
export type GiveId = z.infer<typeof giveIdSchema>
export type UseId = z.infer<typeof useIdSchema>
export type NoteId = z.infer<typeof noteIdSchema>
export type ReasonId = z.infer<typeof reasonIdSchema>
export type TargetId = z.infer<typeof targetIdSchema>
export type SnapshotId = z.infer<typeof snapshotIdSchema>
export type OptionId = z.infer<typeof optionIdSchema>
export type ViewId = z.infer<typeof viewIdSchema>
export type ApartId = z.infer<typeof apartIdSchema>
export type AliasId = z.infer<typeof aliasIdSchema>

/** Any of the branded ids: what `randomId` and `derivedId` can make. */
type AnyId =
  | DealId
  | BoardId
  | StageId
  | AccountId
  | PersonId
  | ProductId
  | FieldId
  | MemberId
  | ChangeId
  | PageId
  | LayerId
  | WorkspaceId
  | TagId
  | CompetitorId
  | ItemId
  | ContactId
  | RoleId
  | StepId
  | GiveId
  | UseId
  | NoteId
  | ReasonId
  | TargetId
  | SnapshotId
  | OptionId
  | ViewId
  | AliasId
  | ApartId

/** A new random id, from the platform's cryptographic source. The brand is the caller's to choose. */
export function randomId<Id extends AnyId>(): Id {
  let id = ''
  // 62 does not divide 2^32: the bias is under 1 in 10^7, which matters to secrets and not to ids.
  for (let i = 0; i < LENGTH; i++) id += ALPHABET.charAt(uint32() % ALPHABET.length)
  return id as Id
}

/**
 * The same id for the same parts, on every computer: two people who import one file write the same deals.
 * Parts are joined by a character that no part holds after escaping, so ('a','bc') and ('ab','c') differ.
 */
export function derivedId<Id extends AnyId>(kind: string, ...parts: readonly string[]): Id {
  return toText(digest(encodeUtf8(JSON.stringify([kind, ...parts])))) as Id
}

/** The hash of some bytes as an id: a workspace's id is that of its owner's public key (DESIGN §5). */
export function hashId<Id extends AnyId>(bytes: Uint8Array): Id {
  return toText(digest(bytes)) as Id
}

function toText(hash: Uint8Array): string {
  let id = ''
  for (let i = 0; i < LENGTH; i++) id += ALPHABET.charAt((hash[i] ?? 0) % ALPHABET.length)
  return id
}
