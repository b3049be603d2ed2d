import { Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { answerClose } from '../../../app/close-actions'
import { useSession } from '../../../app/session'
import type { JustMoved } from '../../../app/ui-state'

interface LessonProps {
  readonly moved: JustMoved
  readonly saved: string
}

/** A line for a colleague: kept when it is left, or by Enter, which ends the asking. */
export function Lesson({ moved, saved }: LessonProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const [typed, setTyped] = useState<string | null>(null)

  async function keep(): Promise<void> {
    const text = (typed ?? saved).trim()
    if (text !== saved) await answerClose(session, moved, 'lesson', text === '' ? null : text)
    setTyped(null)
  }

  return (
    <Textarea
      label={t('pipeline.closing.lesson')}
      placeholder={t('pipeline.closing.lessonHint')}
      autosize
      minRows={1}
      maxRows={5}
      maxLength={2_000}
      value={typed ?? saved}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={() => void keep()}
      onKeyDown={event => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
        event.preventDefault()
        void keep()
        session.ui.set({ justMoved: null })
      }}
    />
  )
}
