import { seenField } from '../../../core/talk/asked'
import type { Handlers } from './handler'
import { onRecords, setField, undoBySteps } from './record-steps'

export const dayHandlers: Handlers<'day.see'> = {
  'day.see': (context, { questionId }) =>
    onRecords(context, document =>
      undoBySteps(setField(document, 'members', context.workspace.member.id, seenField(questionId), true)),
    ),
}
