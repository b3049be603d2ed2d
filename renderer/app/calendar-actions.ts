import type { DealId } from '../../core/ids'
import { chosenFileSchema } from '../../electron/contract/bridge'
import type { CommandInput } from '../../electron/contract/commands'
import { languageOf } from '../i18n'
import { localeOf } from '../ui/formats'
import { notify, notifyFailure } from './notify'
import type { Session } from './session'

type Input = CommandInput<'calendar.export'>

/** Writes days for the calendar that one lives in, where the person chooses. */
export async function exportCalendar(
  session: Session,
  kinds: Input['kinds'],
  of: Input['of'],
): Promise<void> {
  const { bridge, client, words, info } = session
  const { t } = words
  const chosen = chosenFileSchema.parse(
    await bridge.invoke('file:choose-export', { suggestedName: `${t('calendar.file')}.ics`, format: 'ics' }),
  )
  if (chosen === null) return
  const result = await client.command('calendar.export', {
    kinds,
    of,
    path: chosen.path,
    locale: localeOf(languageOf(words.language), info.locale),
    words: {
      calendar: t('calendar.file'),
      closes: t('calendar.closes'),
      nextStep: t('calendar.nextStep'),
    },
  })
  if (!result.ok) return notifyFailure(session, result.error)
  notify(t('calendar.exported', { count: result.value.entries, file: chosen.name }), {
    label: t('board.showFile'),
    run: () => void bridge.invoke('file:show-in-folder', { path: chosen.path }),
  })
}

/** The next step, plan and closing of the deal that is open. */
export async function exportDealDays(session: Session, dealId: DealId): Promise<void> {
  const boardId = session.board.get()?.boardId
  if (boardId !== undefined)
    await exportCalendar(session, ['steps', 'closings'], { who: 'deal', boardId, dealId })
}
