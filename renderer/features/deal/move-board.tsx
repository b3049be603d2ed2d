import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealId } from '../../../core/ids'
import { moveToBoard } from '../../app/move-board'
import { useDirectory, useSession } from '../../app/session'
import { useSelected } from '../../replica/value-store'

/** To another board: the deal keeps all that belongs to it. Nothing where there is no other. */
export function MoveBoard({ dealId }: { readonly dealId: DealId }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { boards } = useDirectory()
  const boardId = useSelected(session.board, board => board?.boardId ?? null)
  const others = boards.filter(board => board.id !== boardId)
  if (others.length === 0) return null
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon aria-label={t('exchange.moveBoard')} title={t('exchange.moveBoard')}>
          <IconArrowsExchange size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('exchange.moveBoard')}</Menu.Label>
        {others.map(board => (
          <Menu.Item
            key={board.id}
            onClick={() => {
              void moveToBoard(session, [dealId], board.id)
              session.ui.set({ dealId: null })
            }}
          >
            {board.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
