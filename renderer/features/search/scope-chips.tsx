import { Chip } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
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
  const row = useRef<HTMLDivElement>(null)
  // In one line there may not be room for all of them: the chosen one is.
  useEffect(() => {
    row.current?.querySelector('input:checked')?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' }) // prettier-ignore
  }, [scope])
  return (
    <Chip.Group value={scope} onChange={choose}>
      <div
        ref={row}
        className={styles['chips']}
        data-inset={!reachable || undefined}
        // It scrolls; the palette takes Tab for itself, and nobody else comes here by it.
        {...(!reachable && { tabIndex: 0 })}
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
