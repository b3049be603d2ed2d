import { Button, TextInput } from '@mantine/core'
import { use, useId, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Version, VersionId } from '../../../../core/page/history/version'
import { notifyFailure } from '../../../app/notify'
import { useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import { PageContext, type PageScope } from '../head/page-scope'
import styles from './history.module.css'
import { useVersions } from './use-versions'
import { VersionDialog } from './version-dialog'
import { VersionLine } from './version-line'
import { byDay } from './version-name'

/** Versions of a page: what it said before, who wrote it, and the way back to it. */
export function HistoryPanel(): ReactNode {
  const { t } = useTranslation()
  const scope = use(PageContext)
  const heading = useId()
  return (
    <section className={styles['panel']} aria-labelledby={heading}>
      <h2 id={heading}>{t('history.title')}</h2>
      {scope !== null && <Versions scope={scope} />}
    </section>
  )
}

function Versions({ scope }: { readonly scope: PageScope }): ReactNode {
  const { t, i18n } = useTranslation()
  const { locale } = useFormats()
  const versions = useVersions(scope.doc)
  const [shown, setShown] = useState<VersionId | null>(null)
  const days = useMemo(() => byDay(versions, locale, i18n.t), [versions, locale, i18n.t])
  const open = versions.findIndex(version => version.id === shown)
  const version = versions[open]
  return (
    <>
      {!scope.readOnly && <KeepVersion scope={scope} />}
      {versions.length === 0 && <p className={styles['empty']}>{t('history.empty')}</p>}
      {days.map(({ day, versions: of }) => (
        <Day key={day} day={day} versions={of} scope={scope} onShow={setShown} />
      ))}
      {version !== undefined && (
        <VersionDialog
          key={version.id}
          scope={scope}
          version={version}
          before={versions[open + 1] ?? null}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}

interface DayProps {
  readonly day: string
  readonly versions: readonly Version[]
  readonly scope: PageScope
  readonly onShow: (id: VersionId) => void
}

function Day({ day, versions, scope, onShow }: DayProps): ReactNode {
  const heading = useId()
  return (
    <>
      <h3 id={heading}>{day}</h3>
      <ol className={styles['versions']} aria-labelledby={heading}>
        {versions.map(version => (
          <VersionLine key={version.id} version={version} scope={scope} onShow={() => onShow(version.id)} />
        ))}
      </ol>
    </>
  )
}

/** Keeps the page as it is now, by name: before one changes much. */
function KeepVersion({ scope: { pageId } }: { readonly scope: PageScope }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [name, setName] = useState('')
  const keep = async (): Promise<void> => {
    const input = { pageId, name: name.trim(), reason: 'named' } as const
    if (input.name === '') return
    const kept = await session.client.command('page.version-keep', input)
    if (kept.ok) setName('')
    else notifyFailure(session, kept.error)
  }
  return (
    <form
      className={styles['keep']}
      onSubmit={event => {
        event.preventDefault()
        void keep()
      }}
    >
      <TextInput
        aria-label={t('history.nameNow')}
        placeholder={t('history.nameNow')}
        value={name}
        maxLength={200}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''}>
        {t('history.keep')}
      </Button>
    </form>
  )
}
