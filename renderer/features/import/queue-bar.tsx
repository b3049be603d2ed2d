import { Button } from '@mantine/core'
import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './exchange.module.css'
import type { ImportFlow } from './flow'

/** The files that were brought together, and where one is among them. */
export function QueueBar({ flow }: { readonly flow: ImportFlow }): ReactNode {
  const { t } = useTranslation()
  const { files, at } = flow.queue
  if (files.length < 2) return null
  return (
    <nav className={styles['queue']} aria-label={t('exchange.queue')}>
      <ol>
        {files.map(({ file, kind, done }, index) => {
          const Icon = done ? IconCircleCheck : index === at ? IconCircleDot : IconCircle
          return (
            <li
              key={file.path}
              aria-current={index === at ? 'step' : undefined}
              data-done={done || undefined}
            >
              <Icon
                size={15}
                stroke={1.75}
                aria-label={t(done ? 'exchange.queueDone' : 'exchange.queueWaits')}
              />
              <span>{file.name}</span>
              <small>{t(`exchange.kind.${kind}`)}</small>
            </li>
          )
        })}
      </ol>
      {flow.next !== null && files[at]?.done !== true && (
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={flow.state.step === 'running'}
          onClick={flow.next}
        >
          {t('exchange.skipFile')}
        </Button>
      )}
    </nav>
  )
}
