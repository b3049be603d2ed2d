import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../electron/contract/rows'
import { useDirectory } from '../../app/session'
import { InPlace } from './in-place'
import { Editors } from './page/editors'
import styles from './page/page.module.css'
import { Section } from './page/section'
import { useEdit } from './use-edit'

/** Who of ours helps with this deal, and as what: whoever looks for somebody who has done this before finds them by it. */
export function Team({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const edit = useEdit(detail)
  const { people } = useDirectory()
  const { team } = detail.sets
  const helpers = new Set<string>(team.map(each => each.personId))
  const others = [...people.values()].filter(person => person.deleted === null && !helpers.has(person.id))
  return (
    <Section
      part="team"
      title={t('dealPage.team.title')}
      isEmpty={team.length === 0}
      aside={team.length === 0 ? undefined : team.length}
    >
      {team.length === 0 && <p className={styles['soft']}>{t('dealPage.team.empty')}</p>}
      <ul className={styles['list']}>
        {team.map(({ personId, as }) => {
          const name = people.get(personId)?.name ?? t('deal.arriving')
          return (
            <li key={personId} className={styles['step']} data-part={`team:${personId}`}>
              <strong className={styles['text']}>{name}</strong>
              <Editors part={`team:${personId}`} />
              <InPlace
                label={t('dealPage.team.asOf', { name })}
                placeholder={t('dealPage.team.as')}
                text={as}
                maxLength={100}
                keep={value => edit({ field: `team:${personId}`, value })}
              />
              <ActionIcon
                aria-label={t('dealPage.team.removeOf', { name })}
                onClick={() => edit({ field: `team:${personId}`, value: null })}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      <Select
        size="xs"
        mt={8}
        aria-label={t('dealPage.team.add')}
        value={null}
        data={others.map(person => ({ value: person.id, label: person.name }))}
        placeholder={t('dealPage.team.addHint')}
        searchable
        limit={50}
        onChange={personId => {
          if (personId !== null) edit({ field: `team:${personId}`, value: '' })
        }}
      />
    </Section>
  )
}
