import { ActionIcon, TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Version } from '../../../../core/page/history/version'
import { notifyFailure } from '../../../app/notify'
import { useDirectory, useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import type { PageScope } from '../head/page-scope'
import styles from './history.module.css'
import { versionName } from './version-name'

interface VersionLineProps {
  readonly version: Version
  readonly scope: PageScope
  readonly onShow: () => void
}

/** One version: when, by whom, how long; a click shows what changed. */
export function VersionLine({ version, scope, onShow }: VersionLineProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const [naming, setNaming] = useState(false)
  const name = versionName(version, formats)
  if (naming) return <li>{<Name version={version} scope={scope} onDone={() => setNaming(false)} />}</li>
  return (
    <li>
      <UnstyledButton className={styles['version']} onClick={onShow}>
        <b>{name}</b>
        <VersionFacts version={version} />
      </UnstyledButton>
      {!scope.readOnly && (
        <Tooltip label={t('history.rename')}>
          <ActionIcon aria-label={t('history.renameOf', { name })} onClick={() => setNaming(true)}>
            <IconPencil size={15} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}

/** Who wrote what it says, how many words it has, and why it was kept. */
export function VersionFacts({ version }: { readonly version: Version }): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { members } = useDirectory()
  const { authors, by, words, reason, at } = version
  const writers = authors.length > 0 ? authors : by === null ? [] : [by]
  const names = writers.map(id => members.get(id)?.name ?? t('deal.somebody'))
  return (
    <small>
      {version.name !== null && <span>{formats.instant(at)}</span>}
      <span>{names.join(', ')}</span>
      <span>{t('wiki.page.facts.words', { count: words })}</span>
      {reason === 'before-restore' && <span>{t('history.beforeRestore')}</span>}
    </small>
  )
}

function Name({
  version,
  scope: { pageId },
  onDone,
}: {
  readonly version: Version
  readonly scope: PageScope
  readonly onDone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [text, setText] = useState(version.name ?? '')
  const save = async (): Promise<void> => {
    onDone()
    const name = text.trim() === '' ? null : text.trim()
    if (name === version.name) return
    const named = await session.client.command('page.version-name', { pageId, versionId: version.id, name })
    if (!named.ok) notifyFailure(session, named.error)
  }
  return (
    <TextInput
      className={styles['name'] ?? ''}
      aria-label={t('history.name')}
      placeholder={t('history.name')}
      autoFocus
      value={text}
      maxLength={200}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={event => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    />
  )
}
