import path from 'node:path'

/** Every place the build reads or writes, so that no script spells one out. */
export const root = path.resolve(import.meta.dirname, '..')
export const cacheDir = path.join(root, '.cache')
export const outDir = path.join(root, 'out')
export const distDir = path.join(root, 'dist')
export const outFile = (name: 'index' | 'engine' | 'worker' | 'cli' | 'relay') =>
  path.join(outDir, 'main', `${name}.js`)
