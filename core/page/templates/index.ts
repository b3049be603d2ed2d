import type { Language, PageKind } from '../schema'
import { templatesEn } from './en'
import { templatesFr } from './fr'
import type { PageTemplate, Templates } from './template'

export type { PageTemplate } from './template'

const templates: Readonly<Record<Language, Templates>> = { en: templatesEn, fr: templatesFr }

/** The built-in template of a kind: what a page of it begins with when the workspace has none of its own. */
export function templateOf<K extends PageKind>(kind: K, language: Language): PageTemplate<K> {
  return templates[language][kind]
}
