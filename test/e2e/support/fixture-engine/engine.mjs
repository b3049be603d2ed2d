// The smallest engine that honours electron/contract/process.ts, for tests of main alone. What it hears it writes into
// `heard.log` of its data folder; over a window's port it answers each message with itself and its own pid.
import { appendFileSync } from 'node:fs'
import path from 'node:path'

let dataDir = null
const hear = line => dataDir && appendFileSync(path.join(dataDir, 'heard.log'), `${line}\n`)

process.parentPort.on('message', ({ data, ports }) => {
  if (data.type === 'start') dataDir = data.dataDir
  hear(data.type)
  if (data.type === 'start') process.parentPort.postMessage({ type: 'ready' })
  if (data.type === 'window') {
    const [port] = ports
    port.on('message', event => port.postMessage({ echo: event.data, pid: process.pid }))
    port.start()
  }
  if (data.type === 'stop') {
    process.parentPort.postMessage({ type: 'stopped' })
    setImmediate(() => process.exit(0))
  }
})
