import { useTranslation } from 'react-i18next'
import type { Intent } from '../../../core/questions/intents'

const asFigures = ['weighted', 'likely', 'commit', 'bestCase', 'open', 'winRate', 'winRateValue', 'averageWon', 'cycle', 'velocity', 'overdue', 'unmoved'] as const // prettier-ignore
const asChanges = ['new', 'slipped', 'grown', 'shrunk'] as const
const own = [
  'owner',
  'contact',
  'largest',
  'closing',
  'won',
  'lost',
  'decided',
  'changed',
  'attainment',
] as const

/** How an answer is computed: in the same words as the figure of the screen that it is. */
export function useHow(): (intent: Intent) => string {
  const { t } = useTranslation()
  return intent => {
    const figure = asFigures.find(one => one === intent)
    if (figure !== undefined) return t(`portfolio.how.${figure}`)
    const change = asChanges.find(one => one === intent)
    if (change !== undefined) return t(`portfolio.changed.how.${change}`)
    return t(`questions.how.${own.find(one => one === intent) ?? 'changed'}`)
  }
}
