import type { en } from '../en'
import type { Translation } from '../translation'

export const wiki: Translation<typeof en.wiki> = {
  title: 'Wiki',
}
