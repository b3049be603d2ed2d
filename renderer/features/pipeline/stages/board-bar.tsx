import { ActionIcon, Button, Menu, Select } from '@mantine/core'
import { IconCopy, IconDots, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { currencySchema } from '../../../../core/money'
import type { Board } from '../../../../core/workspace/schema'
import { removeBoard, renameBoard, setBoardCurrency } from '../../../app/board-actions'
import { useDirectory, useSession } from '../../../app/session'
import { KeptInput } from '../kept-input'
import styles from '../pipeline.module.css'
import { NewBoard } from './new-board'

/** Which board's stages these are; its name; another board, with its stages or the usual ones. */
export function BoardBar({ board }: { readonly board: Board | undefined }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { boards } = useDirectory()
  const [asking, ask] = useState<Board | 'usual' | null>(null)
  const icon = { size: 15, stroke: 1.75 }
  return (
    <div className={styles['bar']}>
      {board !== undefined && boards.length > 1 && (
        <Select
          label={t('pipeline.stages.board')}
          value={board.id}
          data={boards.map(each => ({ value: each.id, label: each.name }))}
          onChange={id => {
            const chosen = boards.find(each => each.id === id)
            if (chosen !== undefined) session.ui.set({ boardId: chosen.id })
          }}
        />
      )}
      {board !== undefined && (
        <KeptInput
          label={t('pipeline.stages.boardName')}
          value={board.name}
          maxLength={200}
          keep={name => {
            if (name === '') return t('common.required')
            void renameBoard(session, board, name)
            return null
          }}
        />
      )}
      {board !== undefined && (
        <KeptInput
          label={t('pipeline.stages.currency')}
          value={board.currency}
          maxLength={3}
          keep={text => {
            const parsed = currencySchema.safeParse(text.toUpperCase())
            if (!parsed.success) return t('pipeline.figures.currencyHint')
            if (parsed.data !== board.currency) void setBoardCurrency(session, board, parsed.data)
            return null
          }}
        />
      )}
      <Button size="sm" variant="default" leftSection={<IconPlus {...icon} />} onClick={() => ask('usual')}>
        {t('board.newBoard')}
      </Button>
      {board !== undefined && (
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <ActionIcon size="lg" aria-label={t('pipeline.menuOf', { name: board.name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => ask(board)}>
              {t('pipeline.stages.duplicate')}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void removeBoard(session, board)}>
              {t('board.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <NewBoard asking={asking} onClose={() => ask(null)} />
    </div>
  )
}
