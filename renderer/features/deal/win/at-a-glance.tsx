import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { claimSections } from '../../../../core/page/kinds'
import { isStale } from '../../../../core/page/claims'
import type { PageId } from '../../../../core/ids'
import type { Glance } from '../../../../electron/contract/how-to-win'
import { useToday } from '../../../ui/today'
import { useGlance } from './use-how-to-win'
import styles from './win.module.css'

/** Of what a page says, what is needed with the phone already ringing; the rest is one click away. */
const FIRST = {
  note: [],
  tactic: ['whatToSay', 'whatToDo'],
  battlecard: ['position'],
  conversation: ['opening', 'avoid'],
  discount: [],
  process: ['conversation'],
} as const satisfies Record<Glance['kind'], readonly string[]>

const layer = claimSections.filter(section => section !== 'depth')

/** The 10-second layer of a page, in place. */
export function AtAGlance({
  pageId,
  updatedAt,
}: {
  readonly pageId: PageId
  readonly updatedAt: number | null
}): ReactNode {
  const { t } = useTranslation()
  const glance = useGlance(pageId, updatedAt)
  if (glance === null) return null
  const textOf = (name: string) => glance.texts.find(each => each.name === name)?.text
  return (
    <div className={styles['glance']}>
      {FIRST[glance.kind].map(name => {
        const text = textOf(name)
        if (text === undefined) return null
        return (
          <div key={name}>
            <h4>{t(`dealPage.glance.${name}`)}</h4>
            <p>{text}</p>
          </div>
        )
      })}
      {layer.map(section => (
        <Claims key={section} section={section} glance={glance} />
      ))}
      {glance.ledger.length > 0 && (
        <ul>
          {glance.ledger.map(({ id, give, get }) => (
            <li key={id}>{t('dealPage.glance.trade', { give, get })}</li>
          ))}
        </ul>
      )}
      {glance.prose !== '' && glance.ledger.length === 0 && <p>{glance.prose}</p>}
    </div>
  )
}

function Claims({
  section,
  glance,
}: {
  readonly section: (typeof layer)[number]
  readonly glance: Glance
}): ReactNode {
  const { t } = useTranslation()
  const today = useToday()
  const claims = glance.claims.filter(claim => claim.section === section)
  if (claims.length === 0) return null
  return (
    <div data-section={section}>
      <h4>{t(`dealPage.glance.${section}`)}</h4>
      <ul>
        {claims.map(({ id, text, audience, checkedOn }) => (
          <li key={id}>
            {text}
            {audience === 'internal' && <small>{t('dealPage.glance.internal')}</small>}
            {isStale(checkedOn, today) && <small>{t('dealPage.glance.stale')}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
