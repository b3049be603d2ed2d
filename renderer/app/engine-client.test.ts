import { afterEach, describe, expect, it, vi } from 'vitest'
import { boardIdSchema, changeIdSchema, dealIdSchema } from '../../core/ids'
import { windowMessageSchema, type WindowMessage } from '../../electron/contract/messages'
import { EngineClient } from './engine-client'

const boardId = boardIdSchema.parse('b1')
const edit = (n: number) => ({
  boardId,
  dealId: dealIdSchema.parse('d1'),
  changeId: changeIdSchema.parse(`c${n}`),
  field: 'title' as const,
  value: `title ${n}`,
})

const open: MessagePort[] = []
afterEach(() => {
  for (const port of open.splice(0)) port.close()
})

/** The engine's end of a line: what it got, and a way to answer. */
function engine(client: EngineClient) {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  const got: WindowMessage[] = []
  port2.onmessage = event => got.push(windowMessageSchema.parse(event.data))
  client.attach(port1)
  return { got, say: (message: unknown) => port2.postMessage(message), kill: () => port2.close() }
}

const names = (messages: readonly WindowMessage[]) =>
  messages.map(message =>
    message.t === 'command' ? (message.input as { changeId: string }).changeId : message.t,
  )

describe('engine client', () => {
  it('answers a command with what the engine said', async () => {
    const client = new EngineClient()
    const line = engine(client)
    const answer = client.command('deal.edit', edit(1))
    await vi.waitFor(() => expect(line.got).toHaveLength(1))
    line.say({
      t: 'done',
      id: (line.got[0] as { id: number }).id,
      result: { ok: true, value: { inverse: null } },
    })
    expect(await answer).toEqual({ ok: true, value: { inverse: null } })
    expect(client.unanswered.get()).toBe(0)
  })

  it('asks for everything again when another workspace is open', async () => {
    const client = new EngineClient()
    const line = engine(client)
    client.subscribe('directory', {}, () => undefined)
    await vi.waitFor(() => expect(names(line.got)).toEqual(['subscribe']))
    line.say({ t: 'event', event: { kind: 'workspace-changed', workspaceId: 'w2' } })
    await vi.waitFor(() => expect(names(line.got)).toEqual(['subscribe', 'subscribe']))
    expect(line.got[1]).toEqual(line.got[0])
  })

  it('S9: an engine killed before it answered is told the unanswered again by its successor, in order, under the same ids', async () => {
    const client = new EngineClient()
    const first = engine(client)
    const answers = [1, 2, 3].map(n => client.command('deal.edit', edit(n)))
    await vi.waitFor(() => expect(first.got).toHaveLength(3))
    first.say({
      t: 'done',
      id: (first.got[1] as { id: number }).id,
      result: { ok: true, value: { inverse: null } },
    })
    await answers[1]
    first.kill()
    await vi.waitFor(() => expect(client.connection.get()).toBe('down'))
    answers.push(client.command('deal.edit', edit(4)))

    const second = engine(client)
    await vi.waitFor(() => expect(names(second.got)).toEqual(['c1', 'c3', 'c4']))
    expect(second.got.slice(0, 2)).toEqual([first.got[0], first.got[2]])
    for (const message of second.got)
      second.say({
        t: 'done',
        id: (message as { id: number }).id,
        result: { ok: true, value: { inverse: null } },
      })
    expect((await Promise.all(answers)).every(answer => answer.ok)).toBe(true)
  })

  it('renews subscriptions and presence on a new port, and hears nothing more from the old one', async () => {
    const client = new EngineClient()
    const patches: unknown[] = []
    client.subscribe('directory', {}, patch => patches.push(patch))
    const ended = client.subscribe('sync', {}, () => undefined)
    client.setPresence({ boardId, dealId: null, doing: 'viewing', field: null })
    ended()
    engine(client)
    const second = engine(client)
    await vi.waitFor(() => expect(second.got.map(message => message.t)).toEqual(['subscribe', 'presence']))
    second.say({ t: 'patch', id: (second.got[0] as { id: number }).id, patch: 'all' })
    await vi.waitFor(() => expect(patches).toEqual(['all']))
  })

  it('a query fails with `engine-down` only when the engine stays away', async () => {
    const client = new EngineClient({ queryGrace: 30 })
    expect(await client.query('workspaces', {})).toMatchObject({ ok: false, error: { code: 'engine-down' } })
    const soon = client.query('workspaces', {})
    const line = engine(client)
    await vi.waitFor(() => expect(line.got).toHaveLength(1))
    line.say({ t: 'done', id: (line.got[0] as { id: number }).id, result: { ok: true, value: [] } })
    expect(await soon).toEqual({ ok: true, value: [] })
  })

  it('reports a message that is not one of the contract and goes on', async () => {
    const odd: string[] = []
    const client = new EngineClient({ onOddMessage: problem => odd.push(problem) })
    const line = engine(client)
    line.say({ t: 'nonsense' })
    await vi.waitFor(() => expect(odd).toHaveLength(1))
    const answer = client.query('workspaces', {})
    await vi.waitFor(() => expect(line.got).toHaveLength(1))
    line.say({ t: 'done', id: (line.got[0] as { id: number }).id, result: { ok: true, value: [] } })
    expect((await answer).ok).toBe(true)
  })
})
