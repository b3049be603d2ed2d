import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy that counts what goes through it, in both directions: what a connection costs on the wire. */
export interface CountingProxy {
  readonly url: string
  bytes: number
  /** Ends every connection, as a network does that goes away; new ones are refused while `open` is false. */
  setOpen(open: boolean): void
  close(): Promise<void>
}

export async function countingProxy(to: string): Promise<CountingProxy> {
  const port = Number(new URL(to).port)
  const sockets = new Set<Socket>()
  let open = true
  const server = createServer(client => {
    if (!open) return void client.destroy()
    const upstream = connect(port, '127.0.0.1')
    for (const [from, into] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('data', (data: Buffer) => {
        proxy.bytes += data.length
        into.write(data)
      })
      from.on('close', () => {
        sockets.delete(from)
        into.destroy()
      })
      from.on('error', () => into.destroy())
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const proxy: CountingProxy = {
    url: `ws://127.0.0.1:${(server.address() as { port: number }).port}`,
    bytes: 0,
    setOpen: value => {
      open = value
      if (!open) for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return proxy
}
