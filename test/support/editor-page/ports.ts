import { readMarkdown } from '../../../electron/engine/markdown/read-markdown'
import type {
  ImageStore,
  LiveReference,
  MarkdownReader,
  ReferenceHit,
  ReferenceSource,
} from '../../../renderer/editor'

/** Pictures kept in memory, by the hash of their bytes, as the app keeps them on disk. */
export function memoryImages(): ImageStore {
  const urls = new Map<string, string>()
  return {
    put: async (bytes, mime) => {
      if (!mime.startsWith('image/')) return { ok: false, error: 'not-an-image' }
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      const hash = [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('')
      urls.set(hash, URL.createObjectURL(new Blob([bytes], { type: mime })))
      return { ok: true, value: hash }
    },
    follow: (hash, _mime, show) => {
      show(urls.get(hash) ?? null)
      return () => undefined
    },
  }
}

const things: readonly (ReferenceHit & { readonly state: string; readonly deleted?: boolean })[] = [
  { kind: 'person', id: 'anna', title: 'Anna Berg', about: 'Nordlicht', state: '' },
  { kind: 'person', id: 'elise', title: 'Élise Moreau', about: 'Winroom', state: '' },
  {
    kind: 'deal',
    id: 'fleet',
    title: 'Fleet renewal',
    about: 'Nordlicht · Proposal',
    state: 'Proposal · €48,000',
  },
  { kind: 'account', id: 'nordlicht', title: 'Nordlicht', about: '3 deals', state: '' },
  { kind: 'competitor', id: 'rival', title: 'Rivalsoft', about: '', state: '' },
  { kind: 'page', id: 'price', title: 'When they say it is too expensive', about: 'Tactics', state: '' },
  { kind: 'page', id: 'gone', title: 'Old battlecard', about: '', state: '', deleted: true },
]

export function sampleReferences(open: (target: string) => void): ReferenceSource {
  return {
    find: (kinds, text) =>
      Promise.resolve(
        things.filter(
          each => kinds.includes(each.kind) && each.title.toLowerCase().includes(text.toLowerCase()),
        ),
      ),
    live: (kind, id): LiveReference => {
      const found = things.find(each => each.kind === kind && each.id === id)
      if (found === undefined) return 'arriving'
      return { title: found.title, state: found.state, deleted: found.deleted ?? false }
    },
    follow: () => () => undefined,
    open: (kind, id) => open(`${kind}:${id}`),
  }
}

/** The reader of the app, without its thread. */
export const theReader: MarkdownReader = text => {
  const read = readMarkdown(text)
  return Promise.resolve(read.ok ? { ok: true, value: read.value.blocks } : { ok: false, error: 'too-much' })
}
