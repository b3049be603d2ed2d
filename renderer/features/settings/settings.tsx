import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { personIdSchema } from '../../../core/ids'
import { notifyFailure } from '../../app/notify'
import { Panel } from '../../app/panel'
import type { Preferences } from '../../app/preferences'
import { useDirectory, useSession } from '../../app/session'
import { languageNames, languageOf, languages } from '../../i18n'
import { useValue } from '../../replica/value-store'
import { CaptureKeySection } from './capture-key'
import { ColourPicker } from './colour-picker'
import { CrmSection } from './crm-section'
import { DataSection } from './data-section'
import { WhoSees } from './who-sees'
import styles from './settings.module.css'

export function Settings({ opened }: { readonly opened: boolean }): ReactNode {
  const { t } = useTranslation()
  const { info } = useSession()
  return (
    <Panel opened={opened} title={t('settings.title')} size="lg">
      <YouSection />
      <LookSection />
      <WorkspaceSection />
      {opened && <CaptureKeySection />}
      <CrmSection />
      <WhoSees />
      {opened && <DataSection />}
      <p className={styles['version']}>{t('settings.version', { version: info.version })}</p>
    </Panel>
  )
}

function YouSection(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { directory } = useDirectory()
  const { me } = directory
  if (me === null) return null

  async function edit(change: {
    name?: string
    colour?: typeof me extends null ? never : NonNullable<typeof me>['colour']
  }): Promise<void> {
    const result = await session.client.command('member.edit', change)
    if (!result.ok) notifyFailure(session, result.error)
  }

  return (
    <section className={styles['section']}>
      <h3>{t('settings.you')}</h3>
      <TextInput
        key={me.name}
        label={t('settings.name')}
        description={t('settings.nameHint')}
        defaultValue={me.name}
        maxLength={200}
        onBlur={event => {
          const name = event.currentTarget.value.trim()
          if (name !== '' && name !== me.name) void edit({ name })
        }}
        onKeyDown={event => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      <ColourPicker value={me.colour} onChange={colour => void edit({ colour })} />
      <PersonChoice meId={me.id} />
    </section>
  )
}

/** *This is me*: the person whose deals are one's own. */
function PersonChoice({ meId }: { readonly meId: string }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { people } = useDirectory()
  if (people.size === 0) return null
  const mine = [...people.values()].find(person => person.claimedBy === meId)?.id ?? null

  async function claim(id: string | null): Promise<void> {
    const personId = id ?? mine
    if (personId === null) return
    const input = { personId: personIdSchema.parse(personId), mine: id !== null }
    const result = await session.client.command('person.claim', input)
    if (!result.ok) notifyFailure(session, result.error)
  }

  return (
    <Select
      label={t('settings.person')}
      description={t('settings.personHint')}
      placeholder={t('common.none')}
      value={mine}
      data={[...people.values()]
        .map(person => ({ value: person.id, label: person.name }))
        .sort((a, b) => a.label.localeCompare(b.label))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common.remove') }}
      onChange={id => void claim(id)}
    />
  )
}

function LookSection(): ReactNode {
  const { t, i18n } = useTranslation()
  const { preferences } = useSession()
  const now = useValue(preferences)
  const set = (change: Partial<Preferences>) => preferences.set({ ...now, ...change })
  return (
    <section className={styles['section']}>
      <h3>{t('settings.look')}</h3>
      <Select
        label={t('settings.language')}
        value={languageOf(i18n.language)}
        data={languages.map(value => ({ value, label: languageNames[value] }))}
        onChange={value => value !== null && set({ language: languageOf(value) })}
      />
      <div>
        <div className={styles['label']} id="theme-label">
          {t('settings.theme')}
        </div>
        <SegmentedControl
          aria-labelledby="theme-label"
          size="xs"
          value={now.theme}
          data={(['auto', 'light', 'dark'] as const).map(value => ({
            value,
            label: t(`settings.themes.${value}`),
          }))}
          onChange={value => set({ theme: value })}
        />
      </div>
    </section>
  )
}

function WorkspaceSection(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { workspace } = useDirectory().directory
  if (workspace === null) return null
  return (
    <section className={styles['section']}>
      <h3>{t('settings.workspace')}</h3>
      <TextInput
        key={workspace.name}
        label={t('settings.workspaceName')}
        defaultValue={workspace.name}
        maxLength={200}
        onBlur={event => {
          const name = event.currentTarget.value.trim()
          if (name === '' || name === workspace.name) return
          void session.client.command('workspace.rename', { name }).then(result => {
            if (!result.ok) notifyFailure(session, result.error)
          })
        }}
      />
    </section>
  )
}
