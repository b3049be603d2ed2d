import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ReplicaName } from '../../electron/contract/messages'
import type { DocumentName } from '../../electron/engine/store/port'
import { startEngine, type Harness } from '../support/engine-harness'
import { mortalStore, type MortalStore } from '../support/mortal-store'
import { rounds, seeded, seedsToRun } from '../support/seeded'
import { until } from '../support/until'
import { WindowLine } from '../support/window-line'
import { openReplica, type DocumentReplica } from '../../renderer/replica/document-replica'

const page: ReplicaName = 'page/p1'
const ada = { name: 'Ada', colour: 'teal' }

let harness: Harness
const lines: WindowLine[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) line.cut()
  await harness.stop()
})

function line(): WindowLine {
  const made = new WindowLine(String(lines.length + 1))
  lines.push(made)
  made.connect(harness.engine)
  return made
}

async function ready(replica: DocumentReplica): Promise<DocumentReplica> {
  await until(() => replica.state.get() === 'ready', 'the replica is ready')
  return replica
}

const open = (at: WindowLine, document: ReplicaName = page): Promise<DocumentReplica> =>
  ready(openReplica(at.client, document, ada))
const text = (replica: DocumentReplica): Y.Text => replica.doc.getText('t')
const stored = (name: ReplicaName = page): string =>
  harness.engine
    .workspace!.documents.read(name as DocumentName)
    .getText('t')
    .toJSON()
const isLoaded = (): boolean => harness.engine.workspace!.registry.loaded().includes(page as DocumentName)

test('what one window writes is in the other, and saved once it is on disk', async () => {
  harness = await startEngine()
  const [a, b] = [await open(line()), await open(line())]
  expect(a.saved.get()).toBe(true)
  text(a).insert(0, 'together')
  expect(a.saved.get(), 'not before it is on disk').toBe(false)
  await until(() => text(b).toJSON() === 'together', 'the other window has it')
  await until(() => a.saved.get(), 'saved')
  harness = await harness.restart()
  expect(stored()).toBe('together')
  expect(b.saved.get(), 'who has written nothing has nothing to save').toBe(true)
})

test('windows on one page see who is there with name and colour; who closes it has gone', async () => {
  harness = await startEngine()
  const a = await open(line())
  const b = await ready(openReplica(line().client, page, { name: 'Grace', colour: 'plum' }))
  const seen = (): unknown => a.awareness.getStates().get(b.doc.clientID)
  await until(() => seen() !== undefined, 'the other person')
  expect(seen()).toMatchObject({ name: 'Grace', color: 'var(--wr-member-plum)' })
  b.awareness.setLocalStateField('anchorPos', { at: 3 })
  await until(() => JSON.stringify(seen()).includes('{"at":3}'), 'their cursor')
  b.introduce({ name: 'Grace H.', colour: 'rose' })
  await until(() => JSON.stringify(seen()).includes('Grace H.'), 'their new name, while the page is open')
  expect(seen()).toMatchObject({ color: 'var(--wr-member-rose)', anchorPos: { at: 3 } })
  b.close()
  await until(() => seen() === undefined, 'they have gone')
  lines.at(-1)!.cut()
  expect([...a.awareness.getStates().keys()]).toEqual([a.doc.clientID])
})

test('a window that is shut takes its presence along, without a word', async () => {
  harness = await startEngine()
  const a = await open(line())
  const other = line()
  await open(other)
  await until(() => a.awareness.getStates().size === 2, 'two people')
  other.cut()
  await until(() => a.awareness.getStates().size === 1, 'one person')
})

test('two parts of one window share one replica, and the last one that closes it ends it', async () => {
  harness = await startEngine()
  const at = line()
  const [editor, comments] = [await open(at), await open(at)]
  expect(comments.doc).toBe(editor.doc)
  editor.close()
  editor.close()
  text(comments).insert(0, 'still open')
  await until(() => comments.saved.get(), 'saved')
  comments.close()
  expect((await open(at)).doc).not.toBe(comments.doc)
})

test('closed before it is stored, an edit is brought to the next engine all the same; then nothing is left behind', async () => {
  harness = await startEngine()
  const at = line()
  const replica = await open(at)
  at.cut()
  text(replica).insert(0, 'last words')
  replica.close()
  harness = await harness.restart()
  at.connect(harness.engine)
  await until(() => stored() === 'last words', 'the engine has it')
  await until(() => replica.saved.get(), 'saved')
  // Nothing listens any more: an edit of a closed replica goes nowhere.
  text(replica).insert(0, 'ghost ')
  await harness.engine.workspace!.registry.written()
  expect(stored()).toBe('last words')
})

test('a document leaves memory some time after its last window has gone', async () => {
  let now = 0
  const timers: { at: number; task: () => void }[] = []
  const { systemTimers } = await import('../../electron/engine/timers')
  harness = await startEngine({
    timers: {
      ...systemTimers,
      after: (ms, task) => {
        const timer = { at: now + ms, task }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      },
    },
  })
  const pass = (ms: number): void => {
    now += ms
    for (const timer of timers.filter(each => each.at <= now)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.task()
    }
  }
  const at = line()
  const replica = await open(at)
  const sessionIsQuiet = async (): Promise<void> => void (await at.client.query('workspaces', {}))
  replica.close()
  await sessionIsQuiet()
  expect(isLoaded(), 'people go back').toBe(true)
  const again = await open(at)
  pass(60_000)
  expect(isLoaded(), 'somebody came back').toBe(true)
  again.close()
  await sessionIsQuiet()
  pass(60_000)
  expect(isLoaded()).toBe(false)
})

test.each(['workspace', 'board/b1', 'page/../board/b1', 'page/', 'plan/x', '', 'x'.repeat(100)])(
  'no replica of %j: its edits are commands, or it is nothing',
  async name => {
    harness = await startEngine()
    const before = harness.engine.workspace!.registry.loaded()
    const replica = openReplica(line().client, name as ReplicaName, ada)
    await until(() => replica.state.get() === 'damaged', 'refused')
    // Documents may be let go of meanwhile; none may come.
    const { registry } = harness.engine.workspace!
    expect(registry.loaded().filter(each => !before.includes(each))).toEqual([])
  },
)

test('D9: a page that a newer app wrote is shown, and takes nothing from this one; so does one that becomes it', async () => {
  harness = await startEngine()
  const { documents } = harness.engine.workspace!
  const edit = (change: (doc: Y.Doc) => void): void =>
    documents.edit(page as DocumentName, { from: 'seed' }, change)
  edit(doc => doc.getText('t').insert(0, 'today'))
  const a = await open(line())
  edit(doc => doc.getMap('meta').set('schema', 99))
  await until(() => a.state.get() === 'newer', 'it is newer now')
  const b = openReplica(line().client, page, ada)
  await until(() => b.state.get() === 'newer', 'newer from the beginning')
  expect(text(b).toJSON()).toBe('today')
  text(b).insert(0, 'not for ')
  text(a).insert(0, 'nor ')
  await lines[1]!.client.query('workspaces', {})
  expect(stored()).toBe('today')
  expect(b.saved.get()).toBe(false)
})

test('S3: a page whose bytes make no document says that it is damaged; the next one opens', async () => {
  harness = await startEngine()
  await harness.engine.workspace!.store.append([
    { document: page as DocumentName, update: new Uint8Array([7, 7]) },
  ])
  const damaged = openReplica(line().client, page, ada)
  await until(() => damaged.state.get() === 'damaged', 'damaged')
  damaged.close()
  await open(lines[0]!, 'page/p2')
})

test('another workspace is open: a replica of the first never meets what has the same name in it', async () => {
  harness = await startEngine()
  const at = line()
  const replica = await open(at, 'feed/2026-11')
  text(replica).insert(0, 'ours')
  await until(() => replica.saved.get(), 'saved')
  await at.client.command('workspace.create', { name: 'Another', sample: false })
  await until(() => replica.state.get() === 'damaged', 'it is of another workspace')
  text(replica).insert(0, 'still ')
  await at.client.query('workspaces', {})
  expect(stored('feed/2026-11')).toBe('')
})

describe.each(seedsToRun(13))('seed %i', seed => {
  test('bytes that make no sense end that replica, and harm nothing else', async () => {
    const random = seeded(seed)
    harness = await startEngine()
    const good = await open(line())
    text(good).insert(0, 'unharmed')
    await until(() => good.saved.get(), 'saved')
    const bad = line()
    const honest = Y.encodeStateAsUpdate(good.doc)
    for (let id = 0; id < rounds(200, 5_000); id++) {
      const bytes = id % 2 === 0 ? noise(random) : bent(honest, random)
      bad.raw({ t: 'replica-open', id, document: page, workspaceId: null })
      bad.raw({ t: 'replica', id, nth: 1, bytes })
      bad.raw({ t: 'replica', id, nth: 1, bytes: 'text' })
      bad.raw({ t: 'replica', id, bytes: null })
      bad.raw({ t: 'replica', id: 1e9, nth: 1, bytes })
      bad.raw({ t: 'replica-close', id })
    }
    await bad.client.query('workspaces', {})
    text(good).insert(text(good).length, '!')
    await until(() => good.saved.get(), 'saved')
    await harness.engine.workspace!.registry.written()
    harness = await harness.restart()
    expect(stored()).toContain('unharmed')
  })

  test(
    `S9: windows type while the engine is killed again and again: all agree, and nothing that was saved is lost`,
    { timeout: 120_000 },
    async () => {
      const random = seeded(seed)
      const stores: MortalStore[] = []
      const openStore = (folder: string): MortalStore => {
        const store = mortalStore(folder)
        stores.push(store)
        return store
      }
      harness = await startEngine({ openStore })
      const replicas = await Promise.all([line(), line(), line()].map(each => open(each)))
      const saved = new Set<string>()
      let written = 0
      for (let step = 0; step < rounds(150, 1_500); step++) {
        const replica = replicas[Math.floor(random() * replicas.length)]!
        const kind = random()
        if (kind < 0.6) replica.doc.getMap('words').set(`w${written++}`, step)
        else if (kind < 0.75)
          text(replica).insert(Math.floor(random() * (text(replica).length + 1)), `${step} `)
        else if (kind < 0.85 && text(replica).length > 3)
          text(replica).delete(Math.floor(random() * (text(replica).length - 2)), 2)
        else if (kind < 0.95) await new Promise(resolve => setTimeout(resolve, random() * 6))
        else {
          for (const each of replicas) if (each.saved.get()) for (const word of own(each)) saved.add(word)
          for (const each of lines) each.cut()
          stores.at(-1)!.die()
          harness = await harness.restart()
          expect([...words()], 'saved is on disk').toEqual(expect.arrayContaining([...saved]))
          for (const each of lines) each.connect(harness.engine)
        }
      }
      await until(() => replicas.every(each => each.saved.get()), 'everything saved')
      const state = (doc: Y.Doc): string =>
        JSON.stringify([doc.getMap('words').toJSON(), doc.getText('t').toJSON()].map(sorted))
      const live = harness.engine.workspace!.registry.get(page as DocumentName)!.doc
      await until(() => replicas.every(each => state(each.doc) === state(live)), 'all agree')
      expect(words().size).toBe(written)
      harness = await harness.restart()
      expect(state(harness.engine.workspace!.documents.read(page as DocumentName))).toBe(state(live))
    },
  )
})

/** Words that this window has written itself: those that its saved says something about. */
function own(replica: DocumentReplica): string[] {
  const map = replica.doc.getMap('words')
  return [...map.keys()].filter(key => map._map.get(key)?.id.client === replica.doc.clientID)
}

function words(): Set<string> {
  return new Set(
    harness.engine
      .workspace!.documents.read(page as DocumentName)
      .getMap('words')
      .keys(),
  )
}

function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value
}

function noise(random: () => number): Uint8Array {
  return Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256))
}

/** An honest update in its frame, with a byte or two bent, or cut short. */
function bent(update: Uint8Array, random: () => number): Uint8Array {
  const frame = new Uint8Array([0, 2, update.length, ...update])
  for (let i = 0; i < 2; i++) frame[Math.floor(random() * frame.length)] = Math.floor(random() * 256)
  return random() < 0.3 ? frame.slice(0, Math.floor(random() * frame.length)) : frame
}
