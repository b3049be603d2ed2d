import { Button, Select, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { currencySchema } from '../../../../core/money'
import type { Board } from '../../../../core/workspace/schema'
import { createBoard } from '../../../app/board-actions'
import { useDirectory, useSession } from '../../../app/session'
import { Dialog } from '../../../ui/dialog'
import styles from '../pipeline.module.css'

interface NewBoardProps {
  /** Whose stages it begins with. */
  readonly asking: Board | 'usual' | null
  readonly onClose: () => void
}

export function NewBoard({ asking, onClose }: NewBoardProps): ReactNode {
  const { t } = useTranslation()
  return (
    <Dialog opened={asking !== null} onClose={onClose} title={t('board.newBoard')}>
      {asking !== null && <Ask begin={asking} onClose={onClose} />}
    </Dialog>
  )
}

const USUAL = ''

function Ask({
  begin,
  onClose,
}: {
  readonly begin: Board | 'usual'
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { boards, stagesOf } = useDirectory()
  const [name, setName] = useState('')
  const [like, setLike] = useState<string>(begin === 'usual' ? USUAL : begin.id)
  const [currency, setCurrency] = useState<string>((begin === 'usual' ? boards[0]?.currency : begin.currency) ?? 'EUR') // prettier-ignore
  const isCurrency = currencySchema.safeParse(currency).success
  return (
    <form
      className={styles['dialog']}
      onSubmit={event => {
        event.preventDefault()
        if (name.trim() === '' || !isCurrency) return
        onClose()
        session.ui.closePanel()
        void createBoard(session, name.trim(), currency, like === USUAL ? null : (stagesOf.get(like) ?? null))
      }}
    >
      <TextInput
        label={t('board.newBoardName')}
        value={name}
        maxLength={200}
        data-autofocus
        onChange={event => setName(event.currentTarget.value)}
      />
      <Select
        label={t('pipeline.stages.like')}
        value={like}
        data={[
          { value: USUAL, label: t('pipeline.stages.usual') },
          ...boards.map(each => ({ value: each.id, label: t('pipeline.stages.likeBoard', { name: each.name }) })), // prettier-ignore
        ]}
        onChange={value => setLike(value ?? USUAL)}
      />
      <TextInput
        label={t('pipeline.figures.boardCurrency')}
        value={currency}
        maxLength={3}
        error={isCurrency ? null : t('pipeline.figures.currencyHint')}
        onChange={event => setCurrency(event.currentTarget.value.toUpperCase())}
      />
      <div className={styles['buttons']}>
        <Button type="submit" size="sm" disabled={name.trim() === '' || !isCurrency}>
          {t('board.create')}
        </Button>
      </div>
    </form>
  )
}
