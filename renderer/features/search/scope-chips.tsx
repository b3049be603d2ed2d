import { Chip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './search.module.css'
import type { Scope } from './wish'

/** What kind of thing is looked for, one of several. */
export function ScopeChips({
  scopes,
  scope,
  choose,
  reachable,
}: {
  readonly scopes: readonly Scope[]
  readonly scope: Scope
  readonly choose: (scope: Scope) => void
  /** Whether Tab stops at them; in the palette it changes them instead. */
  readonly reachable: boolean
}): ReactNode {
  const { t } = useTranslation()
  return (
    <Chip.Group value={scope} onChange={choose}>
      <div
        className={styles['chips']}
        data-inset={!reachable || undefined}
        role="group"
        aria-label={t('search.scopes')}
      >
        {scopes.map(one => (
          <Chip key={one} value={one} size="xs" variant="light" {...(!reachable && { tabIndex: -1 })}>
            {t(`search.scope.${one}`)}
          </Chip>
        ))}
      </div>
    </Chip.Group>
  )
}
