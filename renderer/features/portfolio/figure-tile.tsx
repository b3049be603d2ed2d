import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedFigure } from '../../../core/insights/measures'
import { useFigureText } from '../../app/use-figure-text'
import { Tile } from './tile'

interface FigureTileProps {
  readonly named: NamedFigure
  readonly currency: string
  /** Shows the deals that it was made of. */
  readonly onOpen: (named: NamedFigure) => void
}

/** One figure of the screen. */
export function FigureTile({ named, currency, onOpen }: FigureTileProps): ReactNode {
  const { t } = useTranslation()
  const write = useFigureText(currency)
  const { name, unit, figure } = named
  const count = figure.deals.length
  // No deal with an amount is not an amount of nothing.
  const textOf = (worth: number): string => (count === 0 && unit === 'money' ? '—' : write(unit, worth))
  return (
    <Tile
      label={t(`portfolio.figure.${name}`)}
      how={t(`portfolio.how.${name}`)}
      value={figure.state === 'known' ? textOf(figure.value) : t('portfolio.notEnough')}
      sample={figure.state === 'known' ? t('portfolio.of', { count }) : t(`portfolio.why.${figure.why}`, { count: figure.needed })} // prettier-ignore
      isUnknown={figure.state !== 'known'}
      onOpen={count === 0 ? null : () => onOpen(named)}
    />
  )
}
