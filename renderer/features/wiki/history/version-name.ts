import type { i18n } from 'i18next'
import type { Version } from '../../../../core/page/history/version'
import type { Formats } from '../../../ui/formats'

/** What a version is called: its name, or when it was kept. */
export function versionName({ name, at }: Version, formats: Formats): string {
  return name ?? formats.instant(at)
}

export interface VersionDay {
  readonly day: string
  readonly versions: readonly Version[]
}

/** Versions by the day on which they were kept, in the order in which they come. */
export function byDay(
  versions: readonly Version[],
  locale: string,
  t: i18n['t'],
  now = Date.now(),
): VersionDay[] {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full' })
  const today = format.format(now)
  const yesterday = format.format(now - 24 * 60 * 60_000)
  const days = new Map<string, Version[]>()
  for (const version of versions) {
    const day = format.format(version.at)
    days.set(day, [...(days.get(day) ?? []), version])
  }
  const called = (day: string): string =>
    day === today ? t('history.today') : day === yesterday ? t('history.yesterday') : day
  return [...days].map(([day, of]) => ({ day: called(day), versions: of }))
}
