import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconBook2,
  IconChartBar,
  IconLayoutKanban,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
  IconSettings,
  IconSun,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../features/search'
import { useSelected } from '../replica/value-store'
import { appCommands, runCommand, type CommandId } from './commands'
import { placeNames, type PlaceName } from './place'
import styles from './rail.module.css'
import { useSession, useUi } from './session'

const icons: Readonly<Record<PlaceName, Icon>> = {
  day: IconSun,
  board: IconLayoutKanban,
  wiki: IconBook2,
  portfolio: IconChartBar,
}
const stroke = 1.6

/** The places of the window, one under the other. It can be folded away: the board keeps its space. */
export function Rail(): ReactNode {
  const { t } = useTranslation()
  const { preferences } = useSession()
  const { place } = useUi()
  if (!useSelected(preferences, kept => kept.rail)) return null
  return (
    <nav className={styles['rail']} aria-label={t('places.label')}>
      <ul>
        {placeNames.map(name => (
          <li key={name}>
            <RailButton
              command={name}
              label={t(`places.${name}`)}
              icon={icons[name]}
              current={name === place}
              named
            />
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <RailButton command="palette" label={t('search.action.palette')} icon={IconSearch} />
        </li>
        <li>
          <RailButton command="settings" label={t('search.action.settings')} icon={IconSettings} />
        </li>
        <li>
          <RailButton command="rail" label={t('places.fold')} icon={IconLayoutSidebarLeftCollapse} />
        </li>
      </ul>
    </nav>
  )
}

interface RailButtonProps {
  readonly command: CommandId
  readonly label: string
  readonly icon: Icon
  readonly current?: boolean
  /** Says what it is beneath the icon, too: the places are what a newcomer looks for. */
  readonly named?: boolean
}

function RailButton({
  command,
  label,
  icon: Drawn,
  current = false,
  named = false,
}: RailButtonProps): ReactNode {
  const session = useSession()
  const keys = appCommands.find(({ id }) => id === command)?.keys[0]
  return (
    <Tooltip
      position="right"
      label={
        <span className={styles['hint']}>
          {label}
          {keys !== undefined && <Keys keys={keys} />}
        </span>
      }
    >
      <UnstyledButton
        className={styles['button']}
        aria-label={label}
        {...(current && { 'aria-current': 'page' })}
        onClick={() => runCommand(session, command)}
      >
        <Drawn size={19} stroke={stroke} />
        {named && <span>{label}</span>}
      </UnstyledButton>
    </Tooltip>
  )
}

/** In the head of a place while the rail is folded away: what unfolds it. */
export function UnfoldRail(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  if (useSelected(session.preferences, kept => kept.rail)) return null
  return (
    <Tooltip label={t('places.unfold')} position="bottom-start">
      <ActionIcon
        className={styles['unfold'] ?? ''}
        aria-label={t('places.unfold')}
        onClick={() => runCommand(session, 'rail')}
      >
        <IconLayoutSidebarLeftExpand size={17} stroke={stroke} />
      </ActionIcon>
    </Tooltip>
  )
}
