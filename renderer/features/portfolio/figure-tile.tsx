import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigureText } from '../../app/use-figure-text'
import type { NamedFigure } from '../../../core/insights/measures'
import styles from './portfolio.module.css'

interface FigureTileProps {
  readonly named: NamedFigure
  readonly currency: string
  /** Shows the deals that it was made of. */
  readonly onOpen: (named: NamedFigure) => void
}

/** One figure: what it is worth, of how many deals, how it is computed; opened, the deals behind it. */
export function FigureTile({ named, currency, onOpen }: FigureTileProps): ReactNode {
  const { t } = useTranslation()
  const write = useFigureText(currency)
  const { name, unit, figure } = named
  const count = figure.deals.length
  const label = t(`portfolio.figure.${name}`)
  // No deal with an amount is not an amount of nothing.
  const textOf = (worth: number): string => (count === 0 && unit === 'money' ? '—' : write(unit, worth))
  const value = figure.state === 'known' ? textOf(figure.value) : t('portfolio.notEnough')
  const why = figure.state === 'known' ? t('portfolio.of', { count }) : t(`portfolio.why.${figure.why}`, { count: figure.needed }) // prettier-ignore
  return (
    <Tooltip label={t(`portfolio.how.${name}`)} multiline w={300} openDelay={400}>
      <button
        type="button"
        className={styles['tile']}
        data-unknown={figure.state !== 'known' || undefined}
        aria-label={t('portfolio.openFigure', { label, value, why })}
        aria-description={t(`portfolio.how.${name}`)}
        disabled={count === 0}
        onClick={() => onOpen(named)}
      >
        <span className={styles['label']}>{label}</span>
        <span className={styles['value']}>{value}</span>
        <span className={styles['sample']}>{why}</span>
      </button>
    </Tooltip>
  )
}
