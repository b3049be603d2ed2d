/** In a page that is starting: says on the console when things were painted, in epoch milliseconds. */
;(() => {
  const say = what =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () =>
        console.log(`winroom-bench ${what} ${performance.timeOrigin + performance.now()} end`)
      port2.postMessage(null)
    })
  const said = new Set()
  const wanted = {
    page: 'h1, [data-loaded]',
    lanes: '[data-card]',
    complete: '[data-loaded="complete"] [data-card]',
  }
  const look = () => {
    for (const [what, selector] of Object.entries(wanted)) {
      if (said.has(what) || document.querySelector(selector) === null) continue
      said.add(what)
      say(what)
    }
  }
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-loaded'],
  })
  look()
})()
