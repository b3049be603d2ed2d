import { createContext, useContext, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { DealId } from '../../../../core/ids'
import { memberColourSchema } from '../../../../core/workspace/schema'
import { useSession } from '../../../app/session'
import { useSelected } from '../../../replica/value-store'
import { Avatar } from '../../../ui/avatar'
import styles from './page.module.css'

/** The deal whose page this is: parts of it ask who else is at them. */
export const OpenDealContext = createContext<DealId | null>(null)

const editorsSchema = z.array(z.object({ name: z.string(), colour: memberColourSchema }))

/** Who else edits a part of the deal at this moment (`amount`, `seats:<id>`, or all of `seats`); nothing while nobody does. */
export function Editors({ part }: { readonly part: string }): ReactNode {
  const { t } = useTranslation()
  const { presence } = useSession()
  const dealId = useContext(OpenDealContext)
  // As text, so that what others do elsewhere is no reason to draw this again.
  const print = useSelected(presence, ({ all }) => {
    const here = all.filter(one => one.dealId === dealId && one.doing === 'editing' && isIn(one.field, part))
    return here.length === 0 ? '' : JSON.stringify(here.map(({ name, colour }) => ({ name, colour })))
  })
  if (print === '') return null
  const editors = editorsSchema.parse(JSON.parse(print))
  const names = [...new Set(editors.map(({ name }) => name))]
  return (
    <span
      className={styles['editors']}
      title={t('dealPage.editing', { names: names.join(', ') })}
      role="status"
    >
      {editors.map(({ name, colour }, at) => (
        <Avatar key={at} name={t('dealPage.editing', { names: name })} shown={name} colour={colour} />
      ))}
    </span>
  )
}

function isIn(field: string | null, part: string): boolean {
  return field !== null && (field === part || field.startsWith(`${part}:`))
}
