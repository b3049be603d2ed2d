import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../../../core/ids'
import type { DealDetail } from '../../../../electron/contract/rows'
import { removePart, markUsed } from '../../../app/deal-part-actions'
import { useDirectory, useSession } from '../../../app/session'

interface UseButtonProps {
  readonly detail: DealDetail
  readonly pageId: PageId
  readonly title: string
}

/** *Used it*, in one click; a second one takes it back. */
export function UseButton({ detail, pageId, title }: UseButtonProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { directory } = useDirectory()
  const mine = detail.uses.find(use => use.pageId === pageId && use.by === directory.me?.id)
  const deal = detail.card
  if (mine === undefined)
    return (
      <Button
        size="compact-xs"
        variant="default"
        aria-pressed={false}
        aria-label={t('dealPage.win.useOf', { title })}
        onClick={() => void markUsed(session, deal, pageId)}
      >
        {t('dealPage.win.use')}
      </Button>
    )
  return (
    <Button
      size="compact-xs"
      variant="light"
      aria-pressed
      aria-label={t('dealPage.win.usedOf', { title })}
      leftSection={<IconCheck size={13} stroke={2} />}
      onClick={() => void removePart(session, deal, 'uses', mine.id)}
    >
      {t('dealPage.win.used')}
    </Button>
  )
}

/** Others who used a page in this deal. */
export function UsedBy({
  detail,
  pageId,
}: {
  readonly detail: DealDetail
  readonly pageId: PageId
}): ReactNode {
  const { t } = useTranslation()
  const { directory, members } = useDirectory()
  const names = detail.uses
    .filter(use => use.pageId === pageId && use.by !== directory.me?.id)
    .map(use => members.get(use.by)?.name ?? t('deal.somebody'))
  return names.length === 0 ? null : <span>{t('dealPage.win.usedBy', { names: names.join(', ') })}</span>
}
