import { Button, Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown, IconFileImport, IconPlus, IconTable } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ALL_BOARDS } from '../../../core/table/all-boards'
import { startNewDeal } from '../../app/commands'
import { UnfoldRail } from '../../app/rail'
import { useDirectory, useSession } from '../../app/session'
import { SyncPill } from '../sharing'
import { useBoard } from './board-context'
import { BoardMenu } from './board-menu'
import styles from './board.module.css'
import { FilterBar } from './filter-bar'
import { PeopleHere } from './people-here'
import { ViewSwitch } from './view-switch'

export function BoardHeader(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { stages, board } = useBoard()
  const isAll = board.id === ALL_BOARDS
  return (
    <>
      <header className={styles['header']}>
        <UnfoldRail />
        <h1 className={styles['name']}>
          <BoardSwitcher />
        </h1>
        {!isAll && <BoardMenu />}
        {!isAll && <ViewSwitch />}
        <span className={styles['space']} />
        <PeopleHere />
        <SyncPill />
        <Button
          variant="default"
          leftSection={<IconFileImport size={15} stroke={1.75} />}
          onClick={() => session.ui.open('import')}
        >
          {t('board.importShort')}
        </Button>
        <Button
          leftSection={<IconPlus size={15} stroke={2} />}
          disabled={stages.size === 0}
          onClick={() => startNewDeal(session)}
        >
          {t('board.newDeal')}
        </Button>
      </header>
      <FilterBar />
    </>
  )
}

function BoardSwitcher(): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { board } = useBoard()
  const { boards } = useDirectory()
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={styles['switcher']} aria-label={t('board.switch', { name: board.name })}>
          <span>{board.name}</span>
          <IconChevronDown size={15} stroke={1.75} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('board.boards')}</Menu.Label>
        {boards.map(one => (
          <Menu.Item
            key={one.id}
            onClick={() => ui.showBoard(one.id)}
            rightSection={one.id === board.id ? <IconCheck size={15} /> : null}
          >
            {one.name}
          </Menu.Item>
        ))}
        {boards.length > 1 && (
          <Menu.Item
            leftSection={<IconTable size={15} stroke={1.75} />}
            onClick={() => ui.showView(ALL_BOARDS, 'table')}
            rightSection={board.id === ALL_BOARDS ? <IconCheck size={15} /> : null}
          >
            {t('table.allBoards')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
