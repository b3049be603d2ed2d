import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DealDetail } from '../../../../electron/contract/rows'
import { answerClose } from '../../../app/close-actions'
import { makeReasons, offeredReasons, type OfferedReason, type Outcome } from '../../../app/reasons'
import { useDirectory, useSession } from '../../../app/session'
import type { JustMoved } from '../../../app/ui-state'
import { DidItHelp } from '../../deal'
import styles from './closing.module.css'
import { Lesson } from './lesson'

interface ClosingQuestionProps {
  readonly moved: JustMoved
  /** As it is now, so that an answer that is undone is seen to be; null until that is here: nothing waits for it. */
  readonly detail: DealDetail | null
  readonly outcome: Outcome
}

/** What decided it and which pages helped, in one click each; and a line for a colleague. Each is kept as it is given, and undone alone. */
export function ClosingQuestion({ moved, detail, outcome }: ClosingQuestionProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const index = useDirectory()
  const chosen = new Set(detail?.sets.reasons.map(each => index.redirects.get(each) ?? each))
  const offered = offeredReasons(index, outcome, session.words.language)

  async function toggle(reason: OfferedReason): Promise<void> {
    // The first choice takes the usual reasons as the team's own: all of them, so that the next deal is asked the same.
    if (reason.isNew && !(await makeReasons(session, outcome, offered))) return
    await answerClose(session, moved, `reason:${reason.id}`, !chosen.has(reason.id))
  }

  return (
    <>
      <h3 id="closing-reasons">{t(`pipeline.closing.why.${outcome}`)}</h3>
      <div role="group" aria-labelledby="closing-reasons" className={styles['reasons']}>
        {offered.map(reason => (
          <Button
            key={reason.id}
            size="compact-sm"
            variant={chosen.has(reason.id) ? 'light' : 'default'}
            aria-pressed={chosen.has(reason.id)}
            onClick={() => void toggle(reason)}
          >
            {reason.name}
          </Button>
        ))}
      </div>
      {detail !== null && <DidItHelp moved={moved} detail={detail} outcome={outcome} />}
      <Lesson moved={moved} saved={detail?.lesson ?? ''} />
    </>
  )
}
