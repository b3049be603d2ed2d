import type { Templates } from './template'

export const templatesEn: Templates = {
  note: { title: '', head: {}, blocks: [] },
  tactic: { title: '', head: {}, blocks: [] },
  battlecard: { title: '', head: {}, blocks: [] },
  conversation: { title: '', head: {}, blocks: [] },
  discount: { title: '', head: {}, blocks: [] },
  process: { title: '', head: {}, blocks: [] },
}
