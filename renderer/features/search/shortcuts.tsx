import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { appCommands } from '../../app/commands'
import { Panel } from '../../app/panel'
import { editorShortcuts } from '../../editor'
import { Keys } from './keys'
import styles from './search.module.css'

const onCards = [
  { label: 'next', keys: ['J', 'K'] },
  { label: 'lanes', keys: ['←', '→'] },
  { label: 'open', keys: ['enter'] },
  { label: 'openAlone', keys: ['shift enter'] },
  { label: 'rename', keys: ['E', 'F2'] },
  { label: 'pick', keys: ['space'] },
  { label: 'select', keys: ['shift ↓', 'mod click'] },
  { label: 'remove', keys: ['delete'] },
  { label: 'cancel', keys: ['escape'] },
] as const

/** All that the keyboard can do. */
export function Shortcuts({ opened }: { readonly opened: boolean }): ReactNode {
  const { t } = useTranslation()
  return (
    <Panel opened={opened} title={t('search.shortcuts')} size="md">
      <h3 className={styles['group']}>{t('search.keys.everywhere')}</h3>
      <dl className={styles['list']}>
        {appCommands.map(
          ({ id, keys }) => keys.length > 0 && <Line key={id} label={t(`search.action.${id}`)} keys={keys} />,
        )}
      </dl>
      <h3 className={styles['group']}>{t('editor.keys.title')}</h3>
      <dl className={styles['list']}>
        {editorShortcuts.map(({ id, keys }) => (
          <Line key={id} label={t(`editor.keys.${id}`)} keys={keys} />
        ))}
      </dl>
      <h3 className={styles['group']}>{t('search.keys.cards')}</h3>
      <dl className={styles['list']}>
        {onCards.map(({ label, keys }) => (
          <Line key={label} label={t(`search.keys.${label}`)} keys={keys} />
        ))}
      </dl>
    </Panel>
  )
}

function Line({ label, keys }: { readonly label: string; readonly keys: readonly string[] }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className={styles['line']}>
      <dt>{label}</dt>
      <dd>
        {keys.map((one, i) => (
          <Fragment key={one}>
            {i > 0 && <span className={styles['or']}>{t('search.keys.or')}</span>}
            <Keys keys={one} />
          </Fragment>
        ))}
      </dd>
    </div>
  )
}
