/** Waits for a condition, looking each turn of the loop; says what it waited for when it gives up. */
export async function until(condition: () => boolean, what: string, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms for: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 2))
  }
}
