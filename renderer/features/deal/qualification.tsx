import { Button, Select } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  qualificationElements,
  qualificationKey,
  staleElements,
  type QualificationElement,
} from '../../../core/deal/qualification'
import type { DealDetail } from '../../../electron/contract/rows'
import { useFormats } from '../../app/use-formats'
import { useToday } from '../../ui/today'
import { InPlace } from './in-place'
import { Editors } from './page/editors'
import styles from './page/page.module.css'
import { Section } from './page/section'
import { useEdit } from './use-edit'

const STATES = ['unknown', 'assumed', 'known'] as const

/** MEDDPICC as eight questions to oneself (B3): what is known, how, since when, and what would make it untrue. Never a score. */
export function Qualification({ detail }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const today = useToday()
  const stale = staleElements(detail.qualification, today)
  const isEmpty = qualificationElements.every(each => {
    const { state, evidence, doubt } = detail.qualification[each]
    return state === 'unknown' && evidence === '' && doubt === ''
  })
  return (
    <Section part="meddpicc" title={t('dealPage.qualification.title')} isEmpty={isEmpty}>
      <p className={styles['soft']}>{t('dealPage.qualification.why')}</p>
      <ul className={styles['list']}>
        {qualificationElements.map(element => (
          <Element key={element} element={element} detail={detail} isStale={stale.includes(element)} />
        ))}
      </ul>
    </Section>
  )
}

interface ElementProps {
  readonly element: QualificationElement
  readonly detail: DealDetail
  readonly isStale: boolean
}

function Element({ element, detail, isStale }: ElementProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [isOpen, open] = useState(false)
  const { state, doubt } = detail.qualification[element]
  return (
    <li className={styles['item']} data-part={`meddpicc:${element}`}>
      <div className={styles['top']}>
        <button
          type="button"
          className={styles['fold']}
          style={{ marginLeft: 0 }}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => open(!isOpen)}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden="true" data-open={isOpen || undefined} />
          {t(`dealPage.qualification.elements.${element}`)}
        </button>
        <Editors part={`meddpicc:${element}`} />
        <span className={styles['quiet']}>
          {isStale && <span className={styles['tag']}>{t('dealPage.qualification.stale')}</span>}{' '}
          {doubt !== '' && <span className={styles['tag']}>{t('dealPage.qualification.doubt')}</span>}{' '}
          {t(`dealPage.qualification.states.${state}`)}
        </span>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Parts element={element} detail={detail} />}
      </div>
    </li>
  )
}

function Parts({ element, detail }: Omit<ElementProps, 'isStale'>): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const today = useToday()
  const edit = useEdit(detail)
  const { state, evidence, doubt, verifiedOn } = detail.qualification[element]
  const set = (part: Parameters<typeof qualificationKey>[1], value: string | null): void =>
    edit({ field: qualificationKey(element, part) as `meddpicc:${string}`, value })
  const text = (value: string) => (value === '' ? null : value)
  return (
    <>
      <p className={styles['soft']}>{t(`dealPage.qualification.questions.${element}`)}</p>
      <div className={styles['certainty']}>
        <Select
          size="xs"
          label={t('dealPage.qualification.state')}
          value={state}
          data={STATES.map(value => ({ value, label: t(`dealPage.qualification.states.${value}`) }))}
          onChange={value => set('state', value)}
        />
        <Button variant="default" disabled={verifiedOn === today} onClick={() => set('verifiedOn', today)}>
          {t('dealPage.qualification.verifyNow')}
        </Button>
        <span className={styles['quiet']}>
          {verifiedOn === null
            ? t('dealPage.qualification.notVerified')
            : t('dealPage.qualification.verified', { date: formats.date(verifiedOn) })}
        </span>
      </div>
      <InPlace
        lines
        visibleLabel
        label={t('dealPage.qualification.evidence')}
        placeholder={t('dealPage.qualification.evidenceHint')}
        text={evidence}
        maxLength={2_000}
        keep={value => set('evidence', text(value))}
      />
      <InPlace
        lines
        visibleLabel
        label={t('dealPage.qualification.doubt')}
        placeholder={t('dealPage.qualification.doubtHint')}
        text={doubt}
        maxLength={2_000}
        keep={value => set('doubt', text(value))}
      />
    </>
  )
}
