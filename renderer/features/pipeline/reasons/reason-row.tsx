import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reason } from '../../../../core/workspace/planning'
import { editRecord, removeRecord } from '../../../app/record-actions'
import { useDirectory, useSession } from '../../../app/session'
import { NameInput } from '../name-input'
import styles from '../pipeline.module.css'

interface ReasonRowProps {
  readonly reason: Reason
  readonly others: readonly Reason[]
}

/** A reason: its name, what was merged into it, and what can be done with it. */
export function ReasonRow({ reason, others }: ReasonRowProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { directory, redirects } = useDirectory()
  const { id, name } = reason
  const merged = directory.reasons.filter(each => each.id !== id && redirects.get(each.id) === id)
  return (
    <div className={`${styles['cells']} ${styles['grow']}`}>
      <NameInput
        label={t('pipeline.reasons.nameOf', { name })}
        value={name}
        keep={text => void editRecord(session, 'reasons', reason, { name: text })}
      />
      {merged.length > 0 && (
        <span className={styles['soft']}>
          {t('pipeline.reasons.with', { names: merged.map(each => each.name).join(', ') })}
        </span>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon aria-label={t('pipeline.menuOf', { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {others.length > 0 && <Menu.Label>{t('pipeline.mergeInto')}</Menu.Label>}
          {others.map(other => (
            <Menu.Item
              key={other.id}
              onClick={() => void editRecord(session, 'reasons', reason, { mergedInto: other.id })}
            >
              {other.name}
            </Menu.Item>
          ))}
          {others.length > 0 && <Menu.Divider />}
          <Menu.Item
            leftSection={<IconArchive size={15} stroke={1.75} />}
            onClick={() => void removeRecord(session, 'reasons', reason, t('pipeline.retiredOne', { name }))}
          >
            {t('pipeline.retire')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
