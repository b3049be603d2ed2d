/** A small seeded generator (mulberry32), so that a failing run can be run again. Uniform in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The fixed seed, and one that is new each time; `WINROOM_SEED` runs one seed alone. */
export function seedsToRun(fixed: number): number[] {
  const asked = process.env['WINROOM_SEED']
  return asked === undefined ? [fixed, Math.floor(Math.random() * 2 ** 31)] : [Number(asked)]
}

/** How often to run: a slice in CI, the full count in a soak. */
export function rounds(slice: number, soak: number): number {
  return process.env['WINROOM_SOAK'] === '1' ? soak : slice
}
