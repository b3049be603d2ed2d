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
  const { name, unit, figure, worth } = named
  const count = figure.deals.length
  // No deal with an amount is not an amount of nothing.
  const textOf = (value: number): string => (count === 0 && unit === 'money' ? '—' : write(unit, value))
  const sample = (): string => {
    if (figure.state !== 'known') return t(`portfolio.why.${figure.why}`, { count: figure.needed })
    if (count === 0) return t('portfolio.noDeals')
    // How many they are is the figure itself: what they are worth is not.
    return unit === 'deals' ? (worth === null ? t('portfolio.noAmounts') : write('money', worth)) : t('portfolio.of', { count }) // prettier-ignore
  }
  return (
    <Tile
      label={t(`portfolio.figure.${name}`)}
      how={t(`portfolio.how.${name}`)}
      value={figure.state === 'known' ? textOf(figure.value) : t('portfolio.notEnough')}
      sample={sample()}
      isUnknown={figure.state !== 'known'}
      onOpen={count === 0 ? null : () => onOpen(named)}
    />
  )
}
