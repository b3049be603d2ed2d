import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '../i18n'
import { createFormats, localeOf, type Formats } from '../ui/formats'
import { useSession } from './session'

const made = new Map<string, Formats>()

/** One set of formats a locale: making `Intl` objects is slow, and every card asks. */
export function formatsOf(locale: string): Formats {
  let formats = made.get(locale)
  if (formats === undefined) made.set(locale, (formats = createFormats(locale)))
  return formats
}

export function useFormats(): Formats {
  const { i18n } = useTranslation()
  const { info } = useSession()
  const language = languageOf(i18n.language)
  return useMemo(() => formatsOf(localeOf(language, info.locale)), [language, info.locale])
}
