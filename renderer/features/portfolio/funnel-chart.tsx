import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealFact } from '../../../core/insights/fact'
import { valueOf, type Figure } from '../../../core/insights/figure'
import { funnel } from '../../../core/insights/funnel'
import type { BoardId } from '../../../core/ids'
import { useDirectory } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { ChartFrame } from '../../ui/charts/chart-frame'
import { ChartTable } from '../../ui/charts/chart-table'
import { RowChart } from '../../ui/charts/row-chart'
import type { ChartProps } from './chart-props'

interface FunnelProps extends ChartProps {
  readonly facts: readonly DealFact[]
}

/** The open stages of a board, and how many go on from each. Stages are a board's own, so it is of one: that with the most deals. */
export function FunnelChart({ facts, currency, onDeals }: FunnelProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { boards, stagesOf, stages } = useDirectory()
  const boardId = useMemo(() => largestBoard(facts), [facts])
  const steps = useMemo(() => {
    const open = (stagesOf.get(boardId ?? '') ?? []).filter(stage => stage.kind === 'open')
    const here = facts.filter(fact => fact.boardId === boardId)
    return funnel(here, open.map(({ id }) => id)) // prettier-ignore
  }, [facts, boardId, stagesOf])
  if (boardId === null || steps.length === 0) return null
  const most = Math.max(1, ...steps.map(({ count }) => valueOf(count) ?? 0))
  const nameOf = (stageId: string): string => stages.get(stageId)?.name ?? t('deal.arriving')
  const share = (figure: Figure): string =>
    figure.state === 'known' ? formats.percent(figure.value) : t('portfolio.notEnough')
  const between = (figure: Figure): string | undefined =>
    figure.state === 'known'
      ? t('charts.goOn', { share: share(figure), count: figure.deals.length })
      : undefined
  // Said once, and not beneath every stage.
  const unknown = steps.flatMap(({ conversion }) => conversion.state === 'known' ? [] : [t('charts.goOnUnknown', { why: t(`portfolio.why.${conversion.why}`, { count: conversion.needed }) })])[0] // prettier-ignore
  const board = boards.find(({ id }) => id === boardId)?.name ?? ''
  const sumText = (figure: Figure): string => figure.deals.length === 0 ? '—' : formats.compact({ minor: Math.round(valueOf(figure) ?? 0), currency }) // prettier-ignore
  return (
    <ChartFrame
      title={t('charts.funnel')}
      note={unknown === undefined ? board : `${board} · ${unknown}`}
      chart={
        <RowChart
          summary={steps.map(({ stageId, count }) => `${nameOf(stageId)}: ${valueOf(count) ?? 0}`).join(', ')}
          lines={steps.map(({ stageId, count, sum, conversion }) => ({
            key: stageId,
            label: nameOf(stageId),
            share: (valueOf(count) ?? 0) / most,
            text: `${formats.number(valueOf(count) ?? 0)} · ${sumText(sum)}`,
            between: between(conversion),
            onOpen: () => onDeals(nameOf(stageId), count.deals),
          }))}
        />
      }
      table={
        <ChartTable
          head={[t('portfolio.dimension.stageId'), t('portfolio.deals'), t('portfolio.amount'), t('charts.conversion'), t('charts.sample')]} // prettier-ignore
          rows={steps.map(({ stageId, count, sum, conversion }) => ({
            key: stageId,
            label: nameOf(stageId),
            cells: [formats.number(valueOf(count) ?? 0), sumText(sum), share(conversion), formats.number(conversion.deals.length)], // prettier-ignore
            onOpen: () => onDeals(nameOf(stageId), count.deals),
          }))}
        />
      }
    />
  )
}

function largestBoard(facts: readonly DealFact[]): BoardId | null {
  const counts = new Map<BoardId, number>()
  for (const { boardId } of facts) counts.set(boardId, (counts.get(boardId) ?? 0) + 1)
  return [...counts].reduce<[BoardId, number] | null>((most, one) => (most === null || one[1] > most[1] ? one : most), null)?.[0] ?? null // prettier-ignore
}
