import type { Session } from '../../../app/session'
import type { MarkdownReader } from '../../../editor'

/** Markdown is read where files are read, on another thread, so that a page and a file of it become the same. */
export function createMarkdownReader({ client }: Pick<Session, 'client'>): MarkdownReader {
  return async text => {
    const read = await client.query('markdown.read', { text })
    if (read.ok) return read
    return { ok: false, error: read.error.code === 'too-much' ? 'too-much' : 'unread' }
  }
}
