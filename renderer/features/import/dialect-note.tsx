import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dialectBy, dialects } from '../../../core/exchange/dialects'
import { dialectIdSchema } from '../../../core/exchange/dialects/dialect'
import styles from './exchange.module.css'
import type { StepProps } from './flow'

const NONE = 'none'

/** Whose export it looks like, and the way to say otherwise: what the columns stand for then follows. */
export function DialectNote({ state, flow }: StepProps): ReactNode {
  const { t } = useTranslation()
  const { look, mapping, file } = state
  const { encoding, delimiter } = mapping
  return (
    <div className={styles['note']}>
      {look.dialect !== null && (
        <p className={styles['looks']}>{t('exchange.looksLike', { crm: dialectBy(look.dialect).name })}</p>
      )}
      <Select
        size="xs"
        w={200}
        label={t('exchange.writtenBy')}
        value={mapping.dialect ?? NONE}
        data={[
          { value: NONE, label: t('exchange.otherCrm') },
          ...dialects.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={value => {
          const dialect = dialectIdSchema.safeParse(value)
          flow.look(file, {
            kind: 'deals',
            encoding,
            delimiter,
            dialect: dialect.success ? dialect.data : null,
          })
        }}
      />
    </div>
  )
}
