import { useTranslation } from 'react-i18next'
import type { Intent } from '../../../core/questions/intents'
import { useDirectory } from '../../app/session'

/** Sentences that ask these, with names that are here; one that would need a name that nobody has made yet is left out. */
export function useExamples(intents: readonly Intent[]): string[] {
  const { t } = useTranslation()
  const { accounts, competitors } = useDirectory()
  const first = (records: ReadonlyMap<string, { name: string; deleted: unknown }>): string | null =>
    [...records.values()].find(({ deleted }) => deleted === null)?.name ?? null
  const [account, competitor] = [first(accounts), first(competitors)]
  return intents.flatMap(intent => {
    const needs = { owner: account, contact: account, open: account, winRate: competitor }
    const needed = intent in needs ? needs[intent as keyof typeof needs] : ''
    return needed === null ? [] : [t(`questions.example.${intent}`, { account: account ?? '', competitor: competitor ?? '' })] // prettier-ignore
  })
}
