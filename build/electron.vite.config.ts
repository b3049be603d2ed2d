import { existsSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { noncePlaceholder } from '../electron/main/content-policy'
import { root } from './paths'

/** Programs that run in Node or Electron's Node: their name in `out/main`, and where each begins. */
const programs = {
  index: 'electron/main/index.ts',
  engine: 'electron/engine/index.ts',
  worker: 'electron/engine/workers/index.ts',
  cli: 'electron/cli/index.ts',
  relay: 'sync-server/cli.ts',
} as const

const present = Object.fromEntries(
  Object.entries(programs)
    .map(([name, file]) => [name, path.join(root, file)] as const)
    .filter(([, file]) => existsSync(file)),
)
const rendererPage = path.join(root, 'renderer/index.html')

/** `ws` asks for these two if they are there; they aren't, and it does without. */
const optionalOfWs = ['bufferutil', 'utf-8-validate']

export default defineConfig({
  main: {
    root,
    build: {
      target: 'node20',
      outDir: path.join(root, 'out/main'),
      emptyOutDir: true,
      sourcemap: true,
      externalizeDeps: { include: ['libsql'] },
      rolldownOptions: {
        input: present,
        external: optionalOfWs,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      target: 'node20',
      outDir: path.join(root, 'out/preload'),
      emptyOutDir: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: path.join(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  ...(existsSync(rendererPage) && {
    renderer: {
      root: path.join(root, 'renderer'),
      plugins: [react()],
      html: { cspNonce: noncePlaceholder },
      build: {
        target: 'chrome130',
        outDir: path.join(root, 'out/renderer'),
        emptyOutDir: true,
        minify: true,
        sourcemap: true,
        /** A font or picture inlined as `data:` would be refused by the content policy. */
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: rendererPage },
      },
    },
  }),
})
