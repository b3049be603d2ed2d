import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFlow } from './flow'

/** On to the next of the files that were brought together. */
export function NextFile({ flow }: { readonly flow: ImportFlow }): ReactNode {
  const { t } = useTranslation()
  const following = flow.queue.files[flow.queue.at + 1]
  if (flow.next === null || following === undefined) return null
  return (
    <Button size="sm" onClick={flow.next}>
      {t('exchange.nextFile', { file: following.file.name })}
    </Button>
  )
}
