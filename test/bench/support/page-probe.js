/** Runs in a window under measurement: speaks to the engine over the window's own port, and notes when things are painted. */
;(() => {
  const now = () => performance.timeOrigin + performance.now()
  const answers = new Map()
  // Far above the ids of the window itself, which ignores answers to what it did not ask.
  let nextId = 1_000_000_000
  let port = null

  /** Calls back once the frame that shows what is in the page now has been made. */
  function afterPaint(run) {
    requestAnimationFrame(() => frameEnd(run))
  }

  /** From within a frame's own callback: calls back at the end of that frame. */
  function frameEnd(run) {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => run()
    port2.postMessage(null)
  }

  function receive({ data }) {
    const waiting = answers.get(data.id)
    if (waiting === undefined) return
    const ended = performance.now()
    if (data.t === 'done') {
      answers.delete(data.id)
      waiting.resolve({ result: data.result, ms: ended - waiting.began })
    } else if (data.t === 'patch') waiting.patch?.(data.patch)
  }

  const bench = {
    phases: [],
    painted: [],
    entered: [],
    inputs: [],
    frames: [],

    async connect() {
      const arrived = new Promise(resolve =>
        window.addEventListener('message', ({ data, ports }) => {
          if (data?.type === 'engine-port') resolve(ports[0])
        }),
      )
      await window.winroom.invoke('engine:connect')
      port = await arrived
      port.addEventListener('message', receive)
      port.addEventListener('message', ({ data }) => {
        if (data.t === 'event' && data.event.kind === 'import-progress')
          bench.phases.push({ phase: data.event.phase, at: performance.now() })
      })
    },

    ask(t, name, input) {
      const id = nextId++
      return new Promise(resolve => {
        answers.set(id, { resolve, began: performance.now() })
        port.postMessage({ t, id, name, input })
      })
    },

    /** The first patch of a subscription. */
    first(name, input) {
      const id = nextId++
      return new Promise(resolve => {
        answers.set(id, {
          resolve,
          began: 0,
          patch: patch => {
            answers.delete(id)
            port.postMessage({ t: 'unsubscribe', id })
            resolve(patch)
          },
        })
        port.postMessage({ t: 'subscribe', id, name, input })
      })
    },

    /** Edits the title of deals in turn, one at a time, until told otherwise; gives how long each took until it was on disk. */
    async edits(boardId, dealIds, count, pauseMs) {
      const samples = []
      bench.stop = false
      for (let n = 0; n < count && !bench.stop; n++) {
        const value = `Edit ${n} ${crypto.randomUUID()}`
        const changeId = crypto.randomUUID().replaceAll('-', '').slice(0, 20)
        const input = { boardId, dealId: dealIds[n % dealIds.length], changeId, field: 'title', value }
        const { result, ms } = await bench.ask('command', 'deal.edit', input)
        if (!result.ok) throw new Error(JSON.stringify(result.error))
        samples.push(ms)
        if (pauseMs > 0) await new Promise(resolve => setTimeout(resolve, pauseMs))
      }
      return samples
    },

    /** Notes when text of this pattern is first painted anywhere in the page: `painted` gets [text, epoch milliseconds]. */
    watchPaint(pattern) {
      const seen = new Set()
      const look = text => {
        const found = new RegExp(pattern).exec(text ?? '')?.[0]
        if (found === undefined || seen.has(found)) return
        seen.add(found)
        afterPaint(() => bench.painted.push([found, now()]))
      }
      new MutationObserver(records => {
        for (const { target, addedNodes } of records) {
          if (target.nodeType === Node.TEXT_NODE) look(target.data)
          for (const node of addedNodes) look(node.textContent)
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    },

    /** Notes when the Enter key comes in, by the clock of the input event itself. */
    watchEnter() {
      window.addEventListener(
        'keydown',
        event => event.key === 'Enter' && bench.entered.push(performance.timeOrigin + event.timeStamp),
        true,
      )
    },

    /**
     * From the next click, by its own time, to the end of the first frame that shows the page of this title with so many blocks, and
     * of the first in which it can be written in. `opened` is the answer.
     */
    watchOpening(title, least, most) {
      bench.opened = afterNext(
        'click',
        () => {
          const field = document.querySelector('[aria-label="Title"]')
          const root = document.querySelector('[data-page-text] [contenteditable]')
          const blocks = root === null ? 0 : root.childElementCount
          if (field?.value !== title || blocks < least || blocks > most) return []
          return root.isContentEditable ? ['painted', 'editable'] : ['painted']
        },
        ['painted', 'editable'],
      )
    },

    /** From the next key, by its own time, to the end of the first frame in which a row that begins so is in the palette. */
    watchRow(title) {
      bench.opened = afterNext(
        'keydown',
        () => {
          const rows = [...document.querySelectorAll('[role="dialog"] button')]
          return rows.some(row => row.textContent.startsWith(title)) ? ['painted'] : []
        },
        ['painted'],
      )
    },

    /** From each input of these types to the end of the frame that answers it, and the distance of frames. */
    watchInput(types) {
      let running = true
      const listen = event => {
        const began = event.timeStamp
        afterPaint(() => bench.inputs.push(performance.now() - began))
      }
      for (const type of types) window.addEventListener(type, listen, { capture: true, passive: true })
      let last = null
      const frame = at => {
        if (last !== null) bench.frames.push(at - last)
        last = at
        if (running) requestAnimationFrame(frame)
      }
      requestAnimationFrame(frame)
      bench.inputs = []
      bench.frames = []
      return new Promise(resolve => {
        bench.endInput = () => {
          running = false
          for (const type of types) window.removeEventListener(type, listen, { capture: true })
        }
        resolve()
      })
    },
  }
  /** When each of these was first seen at the end of a frame, in milliseconds after the next event of this type. */
  function afterNext(type, look, wanted) {
    return new Promise(resolve => {
      const begin = event => {
        const seen = {}
        const frame = () => {
          const now = look()
          frameEnd(() => {
            for (const what of now) seen[what] ??= performance.now() - event.timeStamp
            if (wanted.every(what => seen[what] !== undefined)) resolve(seen)
            else requestAnimationFrame(frame)
          })
        }
        requestAnimationFrame(frame)
      }
      window.addEventListener(type, begin, { capture: true, once: true })
    })
  }

  window.winroomBench = bench
})()
