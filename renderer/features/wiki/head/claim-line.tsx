import { ActionIcon, Button, Select, Tooltip } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconCircleCheck,
  IconChevronDown,
  IconClockExclamation,
  IconLock,
  IconSpeakerphone,
  IconTrash,
} from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isStale } from '../../../../core/page/claims'
import { claimSections, claimSectionSchema, type ItemFields } from '../../../../core/page/kinds'
import { useFormats } from '../../../app/use-formats'
import { useToday } from '../../../ui/today'
import styles from './battlecard.module.css'
import type { Claim } from './claim'
import { LineField } from './line-field'
import { usePageScope } from './page-scope'
import type { ItemEdits } from './use-items'

interface ClaimLineProps {
  readonly claim: Claim
  readonly number: number
  readonly edits: ItemEdits<ItemFields<'battlecard', 'claims'>>
  /** Where there is room, what the claim rests on is shown below it. */
  readonly withEvidence?: boolean
}

const icon = { size: 14, stroke: 1.75 }

/** One claim: what is said, who may hear it, and whether somebody has looked lately that it is so. */
export function ClaimLine({ claim, number, edits, withEvidence = false }: ClaimLineProps): ReactNode {
  const { t } = useTranslation()
  const details = useId()
  const { readOnly } = usePageScope()
  const [open, setOpen] = useState(false)
  const { id, text, evidence, section } = claim
  const name = text || t('wiki.head.battlecard.claim', { number })
  return (
    <li className={styles['claim']}>
      <div className={styles['line']}>
        <LineField
          label={t('wiki.head.battlecard.claim', { number })}
          placeholder={t(`wiki.head.hint.${section}`)}
          value={text}
          readOnly={readOnly}
          autoFocus={id === edits.fresh}
          keep={next => edits.edit(id, { text: next })}
          onEnter={() => edits.add(id, { section })}
          onErase={() => edits.remove(id)}
          onMove={by => edits.move(id, by)}
        />
        <Audience claim={claim} edits={edits} />
        <Check claim={claim} edits={edits} />
        <Tooltip label={t('wiki.head.battlecard.details')}>
          <ActionIcon
            size="sm"
            aria-label={t('wiki.head.battlecard.detailsOf', { claim: name })}
            aria-expanded={open}
            aria-controls={details}
            onClick={() => setOpen(!open)}
          >
            <IconChevronDown {...icon} className={styles['chevron'] ?? ''} data-open={open || undefined} />
          </ActionIcon>
        </Tooltip>
      </div>
      {withEvidence && !open && evidence !== '' && <p className={styles['evidence']}>{evidence}</p>}
      <div id={details} hidden={!open}>
        {open && <Details claim={claim} name={name} edits={edits} />}
      </div>
    </li>
  )
}

type PartProps = Pick<ClaimLineProps, 'claim' | 'edits'>

/** Ours alone, or for the customer's ears, too. */
function Audience({ claim, edits }: PartProps): ReactNode {
  const { t } = useTranslation()
  const { readOnly } = usePageScope()
  const { id, audience } = claim
  const label = t(`wiki.head.battlecard.audience.${audience}`)
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="sm"
        aria-label={label}
        disabled={readOnly}
        onClick={() => edits.edit(id, { audience: audience === 'internal' ? 'sayable' : 'internal' })}
      >
        {audience === 'internal' ? <IconLock {...icon} /> : <IconSpeakerphone {...icon} />}
      </ActionIcon>
    </Tooltip>
  )
}

/** Whether it was checked in the last thirty days: a word and a shape where it was not. A click says that it was today. */
function Check({ claim, edits }: PartProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const today = useToday()
  const { readOnly } = usePageScope()
  const { id, checkedOn } = claim
  const stale = isStale(checkedOn, today)
  const when =
    checkedOn === null
      ? t('wiki.head.battlecard.neverChecked')
      : t('wiki.head.battlecard.checkedOn', { date: formats.date(checkedOn) })
  return (
    <Tooltip label={readOnly ? when : t('wiki.head.battlecard.checkNow', { when })} multiline maw={260}>
      <button
        type="button"
        className={styles['check']}
        data-stale={stale || undefined}
        disabled={readOnly}
        aria-label={stale ? `${t('wiki.head.battlecard.stale')}. ${when}` : when}
        onClick={() => edits.edit(id, { checkedOn: today })}
      >
        {stale ? <IconClockExclamation {...icon} /> : <IconCircleCheck {...icon} />}
        {stale && <span>{t('wiki.head.battlecard.stale')}</span>}
      </button>
    </Tooltip>
  )
}

/** What the claim rests on, where it stands, and what can be done with it. */
function Details({ claim, name, edits }: PartProps & { readonly name: string }): ReactNode {
  const { t } = useTranslation()
  const { readOnly } = usePageScope()
  const { id, evidence, section } = claim
  return (
    <div className={styles['details']}>
      <LineField
        label={t('wiki.head.battlecard.evidence')}
        placeholder={t('wiki.head.hint.evidence')}
        value={evidence}
        readOnly={readOnly}
        keep={next => edits.edit(id, { evidence: next })}
      />
      {!readOnly && (
        <div className={styles['tools']}>
          <Select
            size="xs"
            w={170}
            aria-label={t('wiki.head.battlecard.section')}
            value={section}
            data={claimSections.map(value => ({ value, label: t(`wiki.head.battlecard.${value}`) }))}
            onChange={value => edits.edit(id, { section: claimSectionSchema.parse(value) })}
          />
          <ActionIcon
            size="sm"
            aria-label={t('wiki.head.up', { item: name })}
            onClick={() => edits.move(id, -1)}
          >
            <IconArrowUp {...icon} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            aria-label={t('wiki.head.down', { item: name })}
            onClick={() => edits.move(id, 1)}
          >
            <IconArrowDown {...icon} />
          </ActionIcon>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconTrash {...icon} />}
            aria-label={t('wiki.head.removeItem', { item: name })}
            onClick={() => edits.remove(id)}
          >
            {t('common.remove')}
          </Button>
        </div>
      )}
    </div>
  )
}
