import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import {
  IconAdjustments,
  IconCopyCheck,
  IconDots,
  IconFileExport,
  IconHistory,
  IconLayoutKanban,
  IconPencil,
  IconRefresh,
  IconTrash,
  IconTrashX,
} from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { createBoard, exportBoard, removeBoard, renameBoard } from '../../app/board-actions'
import { useDirectory, useSession } from '../../app/session'
import { Dialog } from '../../ui/dialog'
import { useBoard } from './board-context'

export function BoardMenu(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { board } = useBoard()
  const [asking, setAsking] = useState<'rename' | 'new' | null>(null)
  const icon = { size: 15, stroke: 1.75 }
  return (
    <>
      <Menu position="bottom-start" width={240}>
        <Menu.Target>
          <ActionIcon aria-label={t('board.menu')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconHistory {...icon} />} onClick={() => session.ui.open('imports')}>
            {t('board.imports')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => session.ui.open('trash')}>
            {t('board.trash')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileExport {...icon} />}
            onClick={() => void exportBoard(session, board)}
          >
            {t('board.export')}
          </Menu.Item>
          <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => session.ui.open('crmChanges')}>
            {t('exchange.crm.menu')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopyCheck {...icon} />} onClick={() => session.ui.open('duplicates')}>
            {t('exchange.same.menu')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconAdjustments {...icon} />}
            onClick={() => session.ui.openPipeline('stages')}
          >
            {t('pipeline.title')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setAsking('rename')}>
            {t('board.rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLayoutKanban {...icon} />} onClick={() => setAsking('new')}>
            {t('board.newBoard')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrashX {...icon} />} onClick={() => void removeBoard(session, board)}>
            {t('board.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameDialog asking={asking} onClose={() => setAsking(null)} />
    </>
  )
}

/** Asks for a board's name: to rename this one or to make another with the usual stages. */
function NameDialog({
  asking,
  onClose,
}: {
  readonly asking: 'rename' | 'new' | null
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { board } = useBoard()
  const { boards } = useDirectory()
  const title = asking === 'new' ? t('board.newBoard') : t('board.rename')

  async function submit(event: React.FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const given = new FormData(event.currentTarget).get('name')
    const name = typeof given === 'string' ? given.trim() : ''
    if (name === '') return
    onClose()
    if (asking === 'new') return createBoard(session, name, boards[0]?.currency ?? 'EUR')
    await renameBoard(session, board, name)
  }

  return (
    <Dialog opened={asking !== null} onClose={onClose} title={title} size="sm">
      <form onSubmit={event => void submit(event)}>
        <TextInput
          name="name"
          label={asking === 'new' ? t('board.newBoardName') : t('board.rename')}
          defaultValue={asking === 'rename' ? board.name : ''}
          maxLength={200}
          data-autofocus
        />
        <Button type="submit" mt="md">
          {asking === 'new' ? t('board.create') : t('common.save')}
        </Button>
      </form>
    </Dialog>
  )
}
