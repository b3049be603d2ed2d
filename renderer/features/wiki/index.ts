import { chunk } from '../../ui/chunk'

/** A chunk of its own: the wiki brings the editor with it, and the board is shown without reading a byte of that. */
export const Wiki = chunk(() => import('./wiki').then(module => module.Wiki))

export { MentionedIn } from './page/mentioned-in'
export { usePageRow } from './use-wiki'
export { RecordPanel, type RecordKind } from './references/record-panel'

/** The editor on the brief of a deal: read when the first brief is shown, a deal without one reads nothing of it. */
export const BriefText = chunk(() => import('./brief/brief-text').then(module => module.BriefText))
