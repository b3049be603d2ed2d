import { UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { memberColours, type MemberColour } from '../../../core/workspace/schema'
import styles from './settings.module.css'

interface ColourPickerProps {
  readonly value: MemberColour
  readonly onChange: (colour: MemberColour) => void
}

export function ColourPicker({ value, onChange }: ColourPickerProps): ReactNode {
  const { t } = useTranslation()
  return (
    <div>
      <div className={styles['label']} id="colour-label">
        {t('settings.colour')}
      </div>
      <div role="group" aria-labelledby="colour-label" className={styles['colours']}>
        {memberColours.map(colour => (
          <UnstyledButton
            key={colour}
            className={styles['colour']}
            aria-label={t(`settings.colours.${colour}`)}
            title={t(`settings.colours.${colour}`)}
            aria-pressed={colour === value}
            style={{ background: `var(--wr-member-${colour})`, color: `var(--wr-on-member-${colour})` }}
            onClick={() => onChange(colour)}
          >
            {colour === value && <IconCheck size={15} stroke={2.5} />}
          </UnstyledButton>
        ))}
      </div>
    </div>
  )
}
