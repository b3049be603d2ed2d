import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCalendarDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { exportCalendar } from '../../app/calendar-actions'
import { UnfoldRail } from '../../app/rail'
import { useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import { useToday } from '../../ui/today'
import { Claim } from './claim'
import { DayList } from './day-list'
import styles from './my-day.module.css'
import { useMyDay } from './use-my-day'

/** What moves one's own deals today. Nobody else can open it. */
export function MyDay(): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const today = useToday()
  const day = useMyDay()
  const isEmpty = day === null || day.lines.length + day.questions.length === 0
  const longDay = new Intl.DateTimeFormat(formats.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(today))
  return (
    <div className={styles['place']}>
      <header className={styles['header']}>
        <UnfoldRail />
        <h1>{t('day.title')}</h1>
        <span className={styles['soft']}>{longDay}</span>
        <span className={styles['space']} />
        {day?.isClaimed === true && (
          <>
            <span className={styles['soft']}>{t('day.open', { count: day.open })}</span>
            <Tooltip label={t('calendar.exportMine')}>
              <ActionIcon
                aria-label={t('calendar.exportMine')}
                onClick={() => void exportCalendar(session, ['steps'], { who: 'mine' })}
              >
                <IconCalendarDown size={16} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </header>
      {day?.isClaimed === false && <Claim />}
      {day?.isClaimed === true && isEmpty && (
        <div className={styles['empty']}>
          <h2>{t(day.open === 0 ? 'day.empty.noDeals' : 'day.empty.clear')}</h2>
          <p>{t(day.open === 0 ? 'day.empty.noDealsText' : 'day.empty.clearText')}</p>
        </div>
      )}
      {day !== null && !isEmpty && (
        <>
          <DayList questions={day.questions} lines={day.lines} />
          {day.isClaimed && <footer className={styles['footer']}>{t('day.alone')}</footer>}
        </>
      )}
    </div>
  )
}
