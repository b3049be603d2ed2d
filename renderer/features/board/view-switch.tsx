import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { viewNames } from '../../app/place'
import { useSession, useUi } from '../../app/session'
import { useBoard } from './board-context'
import { viewIcons } from './views'
import styles from './view-switch.module.css'

/** How the board is looked at. Buttons and not radio buttons: a radio that has the focus would take the window's plain keys. */
export function ViewSwitch(): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { view } = useUi()
  const { board } = useBoard()
  return (
    <div className={styles['switch']} role="group" aria-label={t('board.views')}>
      {viewNames.map(name => {
        const Icon = viewIcons[name]
        return (
          <UnstyledButton
            key={name}
            className={styles['view']}
            title={t(`board.view.${name}`)}
            aria-pressed={name === view}
            onClick={() => ui.showView(board.id, name)}
          >
            <Icon size={15} stroke={1.75} aria-hidden />
            <span>{t(`board.view.${name}`)}</span>
          </UnstyledButton>
        )
      })}
    </div>
  )
}
