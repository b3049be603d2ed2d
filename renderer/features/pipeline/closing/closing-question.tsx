import { Button, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { makeReasons, offeredReasons, type OfferedReason, type Outcome } from '../../../app/reasons'
import { answerClose } from '../../../app/close-actions'
import { useDirectory, useSession } from '../../../app/session'
import type { JustMoved } from '../../../app/ui-state'
import styles from './closing.module.css'

interface ClosingQuestionProps {
  readonly moved: JustMoved
  readonly outcome: Outcome
}

/** What decided it, in one click each; and a line for a colleague. Each is kept as it is given. */
export function ClosingQuestion({ moved, outcome }: ClosingQuestionProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const index = useDirectory()
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [lesson, setLesson] = useState('')
  const [kept, keep] = useState('')
  const offered = offeredReasons(index, outcome, session.words.language)

  async function toggle(reason: OfferedReason): Promise<void> {
    const isChosen = !chosen.has(reason.id)
    const next = new Set(chosen)
    if (isChosen) next.add(reason.id)
    else next.delete(reason.id)
    choose(next)
    // The first choice takes the usual reasons as the team's own: all of them, so that the next deal is asked the same.
    if (reason.isNew && !(await makeReasons(session, outcome, offered))) return
    await answerClose(session, moved, `reason:${reason.id}`, isChosen)
  }

  function keepLesson(): void {
    const text = lesson.trim()
    if (text === kept) return
    keep(text)
    void answerClose(session, moved, 'lesson', text === '' ? null : text)
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
      <Textarea
        label={t('pipeline.closing.lesson')}
        placeholder={t('pipeline.closing.lessonHint')}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={2_000}
        value={lesson}
        onChange={event => setLesson(event.currentTarget.value)}
        onBlur={keepLesson}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          keepLesson()
          session.ui.set({ justMoved: null })
        }}
      />
    </>
  )
}
