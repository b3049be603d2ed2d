import type * as Y from 'yjs'
import type { Author } from '../deal/edit'
import { LayeredCollection } from '../documents/collection'
import { replicaVersions } from '../documents/replicas'
import { editStamped, openSchema, type Migration, type Opened } from '../documents/schema'
import { isId } from '../ids'
import { byOrder, orderBetween } from '../order'
import {
  messageSchema,
  messageTextSchema,
  reactions,
  threadSchema,
  type Anchor,
  type Reaction,
} from './schema'

/** `talk/<id>`: the conversations about one thing. A room of its own, so that somebody may comment who may not write the page (DESIGN §3). */
export const TALK_VERSION = replicaVersions.talk
export const talkMigrations: readonly Migration[] = []

export interface TalkDocument {
  readonly doc: Y.Doc
  readonly threads: LayeredCollection
  readonly messages: LayeredCollection
  readonly opened: Opened
  destroy(): void
}

export interface Message {
  readonly id: string
  readonly text: string
  readonly by: string
  readonly at: number
  readonly edited: boolean
  /** Somebody took it back: its place stays, its words are not shown. */
  readonly deleted: boolean
  readonly reactions: readonly { readonly reaction: Reaction; readonly members: readonly string[] }[]
}

export interface Thread {
  readonly id: string
  readonly anchor: Anchor | null
  readonly quote: string
  readonly by: string
  readonly at: number
  readonly resolved: { readonly by: string; readonly at: number } | null
  readonly messages: readonly Message[]
}

/** Opens a loaded talk document. It has a derived id, so it is born empty: opening writes nothing (D8). */
export function openTalk(doc: Y.Doc): TalkDocument {
  const opened = openSchema(doc, TALK_VERSION, talkMigrations)
  const [threads, messages] = [new LayeredCollection(doc, 'threads'), new LayeredCollection(doc, 'messages')]
  return {
    doc,
    threads,
    messages,
    opened,
    destroy: () => [threads, messages].forEach(each => each.destroy()),
  }
}

/** Begins a conversation with its first message. */
export function startThread(
  talk: TalkDocument,
  thread: { id: string; anchor: Anchor | null; quote: string },
  message: { id: string; text: string },
  author: Author,
  origin: unknown,
): void {
  editTalk(talk, origin, () => {
    const { id, anchor, quote } = thread
    talk.threads.create(id, { anchor, quote: quote.slice(0, 2_000), by: author.by, at: author.at })
    writeMessage(talk, { ...message, threadId: id }, author)
  })
}

/** Adds a message; one to a resolved conversation opens it again: it was not over. */
export function reply(
  talk: TalkDocument,
  message: { id: string; threadId: string; text: string },
  author: Author,
  origin: unknown,
): void {
  editTalk(talk, origin, () => {
    writeMessage(talk, message, author)
    if (readThread(talk, message.threadId)?.resolved) talk.threads.edit(message.threadId, 'resolved', null)
  })
}

export function resolveThread(
  talk: TalkDocument,
  id: string,
  on: boolean,
  author: Author,
  origin: unknown,
): void {
  editTalk(
    talk,
    origin,
    () => void talk.threads.edit(id, 'resolved', on ? { by: author.by, at: author.at } : null),
  )
}

/** Only its writer edits a message: the interface offers it to nobody else. Authorship inside a room is claimed, not proven. */
export function editMessage(talk: TalkDocument, id: string, text: string, origin: unknown): void {
  editTalk(talk, origin, () => void talk.messages.edit(id, 'text', messageTextSchema.parse(text)))
}

export function deleteMessage(talk: TalkDocument, id: string, author: Author, origin: unknown): void {
  editTalk(talk, origin, () => void talk.messages.edit(id, 'deleted', { at: author.at, by: author.by }))
}

export function react(
  talk: TalkDocument,
  id: string,
  reaction: Reaction,
  member: string,
  on: boolean,
  origin: unknown,
): void {
  editTalk(talk, origin, () => void talk.messages.edit(id, `react:${reaction}:${member}`, on))
}

/** Every conversation that can be read, the earliest begun first; equal on all replicas that have the same. */
export function readThreads(talk: TalkDocument): Thread[] {
  const messages = new Map<string, (Message & { order: string })[]>()
  for (const id of talk.messages.ids()) {
    const read = readMessage(talk, id)
    if (read !== null) messages.set(read.threadId, [...(messages.get(read.threadId) ?? []), read])
  }
  return talk.threads
    .ids()
    .flatMap(id => {
      const thread = readThread(talk, id)
      // A conversation whose first words have not arrived yet has nothing to show (D11).
      const said = messages.get(id)
      if (thread === null || said === undefined) return []
      return [{ ...thread, messages: said.sort(byOrder).map(withoutOrder) }]
    })
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** Everything that was said and not taken back, a message a line: what search indexes. Reads, and writes nothing (D8). */
export function talkText(doc: Y.Doc): string {
  const messages = new LayeredCollection(doc, 'messages')
  try {
    const said = messages.ids().flatMap(id => readMessage({ messages }, id) ?? [])
    return said
      .filter(({ deleted }) => !deleted)
      .sort((a, b) => (a.threadId === b.threadId ? byOrder(a, b) : a.threadId < b.threadId ? -1 : 1))
      .map(({ text }) => text)
      .join('\n')
  } finally {
    messages.destroy()
  }
}

function readThread(talk: TalkDocument, id: string): Omit<Thread, 'messages'> | null {
  const record = talk.threads.read(id)
  const parsed = record === null ? null : threadSchema.safeParse({ ...record.fields, id })
  return parsed?.success === true ? parsed.data : null
}

function readMessage(
  talk: Pick<TalkDocument, 'messages'>,
  id: string,
): (Message & { threadId: string; order: string }) | null {
  const record = talk.messages.read(id)
  const parsed = record === null ? null : messageSchema.safeParse({ ...record.fields, id })
  if (record === null || parsed?.success !== true) return null
  const { deleted, text, ...rest } = parsed.data
  return {
    ...rest,
    text: deleted === null ? text : '',
    edited: record.edited.includes('text'),
    deleted: deleted !== null,
    reactions: reactionsIn(record.fields),
  }
}

function withoutOrder({ id, text, by, at, edited, deleted, reactions: given }: Message): Message {
  return { id, text, by, at, edited, deleted, reactions: given }
}

function reactionsIn(fields: Readonly<Record<string, unknown>>): Message['reactions'] {
  return reactions.flatMap(reaction => {
    const prefix = `react:${reaction}:`
    const members = Object.keys(fields)
      .filter(key => key.startsWith(prefix) && fields[key] === true && isId(key.slice(prefix.length)))
      .map(key => key.slice(prefix.length))
      .sort()
    return members.length === 0 ? [] : [{ reaction, members }]
  })
}

function writeMessage(
  talk: TalkDocument,
  { id, threadId, text }: { id: string; threadId: string; text: string },
  { by, at }: Author,
): void {
  const said = talk.messages.ids().flatMap(each => {
    const message = readMessage(talk, each)
    return message?.threadId === threadId ? [message.order] : []
  })
  const order = orderBetween(said.sort().at(-1) ?? null, null)
  talk.messages.create(id, { threadId, text: messageTextSchema.parse(text), order, by, at })
}

function editTalk(talk: TalkDocument, origin: unknown, edit: () => void): void {
  editStamped(talk.doc, TALK_VERSION, origin, edit)
}
