import type { DealId } from '../../../core/ids'

export interface ChartProps {
  readonly currency: string
  /** Opens the deals behind a part of a chart, under a name. */
  readonly onDeals: (label: string, deals: readonly DealId[]) => void
}
