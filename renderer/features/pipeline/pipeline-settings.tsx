import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession, useUi } from '../../app/session'
import { pipelineSections, type PipelineSection } from '../../app/ui-state'
import { FieldsSection } from './fields/fields-section'
import { FiguresSection } from './figures/figures-section'
import { NamesSection } from './names/names-section'
import styles from './pipeline.module.css'
import { ReasonsSection } from './reasons/reasons-section'
import { StagesSection } from './stages/stages-section'
import { TargetsSection } from './targets/targets-section'

const parts: Readonly<Record<PipelineSection, () => ReactNode>> = {
  stages: StagesSection,
  fields: FieldsSection,
  reasons: ReasonsSection,
  targets: TargetsSection,
  figures: FiguresSection,
  names: NamesSection,
}

/** What the team has agreed on, over the board: stages, fields, reasons, targets, the ground of figures. Everybody sees an edit as it is made. */
export function PipelineSettings(): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const { section } = useUi()
  const page = useRef<HTMLElement>(null)
  useEffect(() => page.current?.focus(), [])
  const Part = parts[section]
  return (
    <section
      ref={page}
      className={styles['page']}
      role="dialog"
      aria-label={t('pipeline.title')}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) ui.closePanel()
      }}
    >
      <header className={styles['header']}>
        <h1>{t('pipeline.title')}</h1>
        <ActionIcon aria-label={t('common.close')} onClick={ui.closePanel}>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </header>
      <div className={styles['columns']}>
        <nav className={styles['nav']} aria-label={t('pipeline.sections')}>
          {pipelineSections.map(name => (
            <UnstyledButton
              key={name}
              className={styles['navItem']}
              {...(name === section && { 'aria-current': 'page' })}
              onClick={() => ui.set({ section: name })}
            >
              {t(`pipeline.section.${name}`)}
            </UnstyledButton>
          ))}
        </nav>
        <div className={styles['part']}>
          <Part />
        </div>
      </div>
    </section>
  )
}
