/**
 * The engine's process under measurement: the built engine, unchanged, with a door on loopback through which the bench asks for
 * what only this process can tell. Main starts it in the engine's place (WINROOM_ENGINE).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { getHeapStatistics } from 'node:v8'

const RESOLUTION_MS = 1
const say = (what, at) => process.stderr.write(`winroom-bench ${what} ${at}\n`)

new PerformanceObserver(list => {
  for (const { name, startTime } of list.getEntries()) say(name, performance.timeOrigin + startTime)
}).observe({ entryTypes: ['mark'] })

const post = process.parentPort.postMessage.bind(process.parentPort)
process.parentPort.postMessage = message => {
  if (message.type === 'ready') say('engine-ready', performance.timeOrigin + performance.now())
  post(message)
}

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
const answers = {
  heap: () => {
    globalThis.gc?.()
    const { used_heap_size, external_memory } = getHeapStatistics()
    return { used: used_heap_size, external: external_memory, rss: process.memoryUsage.rss() }
  },
  'loop-begin': () => {
    delay.reset()
    delay.enable()
    return {}
  },
  /** How long the loop was held beyond the interval that it was looked at in, in milliseconds. */
  'loop-end': () => {
    delay.disable()
    const over = nanoseconds => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS)
    return { p50: over(delay.percentile(50)), p99: over(delay.percentile(99)), max: over(delay.max) }
  },
  /** Parsing a file and nothing else, in this runtime: what an import is held against. */
  csv: async ({ file }) => {
    const { parse } = await import('csv-parse/sync')
    const text = readFileSync(file, 'utf8')
    const began = performance.now()
    const rows = parse(text).length - 1
    return { ms: performance.now() - began, rows }
  },
}

const door = process.env.WINROOM_BENCH_DOOR
if (door !== undefined) {
  const { createServer } = await import('node:net')
  const server = createServer(socket => {
    let text = ''
    socket.setEncoding('utf8').on('data', chunk => {
      text += chunk
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const asked = JSON.parse(text.slice(0, end))
        text = text.slice(end + 1)
        void Promise.resolve(answers[asked.what](asked)).then(answer =>
          socket.write(`${JSON.stringify(answer)}\n`),
        )
      }
    })
    socket.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1', () => writeFileSync(door, String(server.address().port)))
}

await import(pathToFileURL(process.env.WINROOM_BENCH_ENGINE).href)
