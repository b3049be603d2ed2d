import { createInstance, type FormatterModule, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en'
import { fr } from './fr'
import { withFrenchSpaces } from '../../core/french-spaces'

export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]
/** Each in its own tongue, so that everybody finds theirs. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' }

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

/** The words of the interface, in the given language at first. Numbers in them are written as the language writes them. */
export async function createWords(language: Language): Promise<i18n> {
  const words = createInstance()
  await words
    .use(initReactI18next)
    .use(numbersAsWritten)
    .init({
      lng: language,
      fallbackLng: 'en',
      resources: { en: { translation: en }, fr: { translation: withFrenchSpaces(fr) } },
      interpolation: { escapeValue: false, alwaysFormat: true },
    })
  return words
}

/** Every number in a sentence is grouped as the language groups it. */
const numbersAsWritten: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : String(value),
}

export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}
