import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dialectBy, dialects, recordLink } from '../../../core/exchange/dialects'
import type { Settings } from '../../../core/workspace/planning'
import type { DealDetail } from '../../../electron/contract/rows'
import { openUrl } from '../../app/open-url'
import { useDirectory, useSession } from '../../app/session'

/** The way to the deal's record in the CRM; nothing where there is none, or where nobody has said where the CRM is. */
export function CrmLink({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const { directory } = useDirectory()
  const found = linkOf(detail, directory.settings)
  if (found === null) return null
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      rightSection={<IconExternalLink size={14} stroke={1.75} />}
      onClick={() => openUrl(session, found.url)}
    >
      {found.crm === null ? t('exchange.openInCrm') : t('exchange.openIn', { crm: found.crm })}
    </Button>
  )
}

/** What the deal itself says, else what its id and the team's address make; of a CRM that is not known, the one whose ids look so. */
function linkOf(
  { link, externalId, writtenBy }: DealDetail,
  settings: Settings,
): { crm: string | null; url: string } | null {
  if (link?.startsWith('https://') === true)
    return { crm: writtenBy === null ? null : dialectBy(writtenBy).name, url: link }
  for (const { id, name } of dialects) {
    if (writtenBy !== null && writtenBy !== id) continue
    const url = recordLink(id, settings[`${id}Url`], externalId)
    if (url !== null) return { crm: name, url }
  }
  return null
}
