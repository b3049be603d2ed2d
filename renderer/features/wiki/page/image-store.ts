import { sniffImage } from '../../../../electron/contract/blobs'
import type { Session } from '../../../app/session'
import type { ImageStore } from '../../../editor'

/** The pictures of pages, by the engine: kept by their hash, replicated like the pages. */
export function createImageStore({ client }: Pick<Session, 'client'>): ImageStore {
  return {
    put: async bytes => {
      if (sniffImage(bytes) === null) return { ok: false, error: 'not-an-image' }
      const result = await client.command('blob.put', { bytes })
      return result.ok ? { ok: true, value: result.value.hash } : { ok: false, error: 'not-kept' }
    },
    follow: (hash, _mime, show) => {
      let url: string | null = null
      let wanted = true
      const ask = async () => {
        const result = await client.query('blob.get', { hash })
        if (!wanted || url !== null) return
        // What is not here yet, or can't be asked for just now, is still on its way (D11).
        if (!result.ok || result.value === null) return show(null)
        const { bytes, mime } = result.value
        url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime }))
        show(url)
      }
      const stop = client.onEvent(event => {
        if (event.kind === 'blob-arrived' && event.hash === hash) void ask()
      })
      void ask()
      return () => {
        wanted = false
        stop()
        if (url !== null) URL.revokeObjectURL(url)
      }
    },
  }
}
