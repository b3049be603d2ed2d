import { Button } from '@mantine/core'
import { IconCoin, IconMoodSad, IconPlus, IconQuestionMark, IconTrophy, type Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { competitorIdSchema } from '../../../../core/ids'
import { setHeadValue } from '../../../../core/page/head'
import { CLAIMS_AT_A_GLANCE, type ClaimSection } from '../../../../core/page/kinds'
import styles from './battlecard.module.css'
import type { Claim } from './claim'
import { ClaimLine } from './claim-line'
import { useEditHead, usePageScope } from './page-scope'
import { RecordOne } from './record-one'
import { SharedText } from './shared-text'
import { useHead } from './use-head'
import { useItems } from './use-items'

const glanced = ['win', 'lose', 'landmine'] as const
const icons: Readonly<Record<(typeof glanced)[number], Icon>> = {
  win: IconTrophy,
  lose: IconMoodSad,
  landmine: IconQuestionMark,
}

/**
 * Against one competitor. On top the card that is read in ten seconds while they speak: where we stand, three reasons that
 * we win, two that we lose, two questions to plant, how to hold the price. Below it, the rest of the claims.
 */
export function BattlecardHead(): ReactNode {
  const { t } = useTranslation()
  const edit = useEditHead()
  const { values } = useHead('battlecard')
  return (
    <div data-page-head>
      <section className={styles['card']} aria-label={t('wiki.head.battlecard.glance')}>
        <header className={styles['top']}>
          <span>{t('wiki.head.battlecard.against')}</span>
          <RecordOne
            bare
            target="competitor"
            label={t('wiki.head.battlecard.competitorId')}
            placeholder={t('wiki.head.hint.competitorId')}
            value={values.competitorId}
            onChange={chosen => {
              const competitorId = chosen === null ? null : competitorIdSchema.parse(chosen)
              edit('competitorId', doc => setHeadValue(doc, 'battlecard', 'competitorId', competitorId))
            }}
          />
        </header>
        <div className={styles['position']}>
          <SharedText
            name="position"
            label={t('wiki.head.battlecard.position')}
            placeholder={t('wiki.head.hint.position')}
          />
        </div>
        <div className={styles['grid']}>
          {glanced.map(section => (
            <GlanceSection key={section} section={section} />
          ))}
          <div className={styles['part']} data-part="price">
            <IconCoin size={15} stroke={1.75} className={styles['partIcon']} aria-hidden="true" />
            <SharedText
              name="pricePosture"
              label={t('wiki.head.battlecard.pricePosture')}
              placeholder={t('wiki.head.hint.pricePosture')}
            />
          </div>
        </div>
      </section>
      <Depth />
    </div>
  )
}

/** One part of the card: the claims that are read at a glance. */
function GlanceSection({ section }: { readonly section: (typeof glanced)[number] }): ReactNode {
  const { t } = useTranslation()
  const { readOnly } = usePageScope()
  const claims = useClaims(section)
  const edits = useItems('battlecard', 'claims', claims)
  const shown = claims.slice(0, CLAIMS_AT_A_GLANCE[section])
  const Drawn = icons[section]
  return (
    <div className={styles['part']} data-part={section}>
      <h3>
        <Drawn size={15} stroke={1.75} aria-hidden="true" />
        {t(`wiki.head.battlecard.${section}`)}
      </h3>
      <ol>
        {shown.map((claim, i) => (
          <ClaimLine key={claim.id} claim={claim} number={i + 1} edits={edits} />
        ))}
      </ol>
      {!readOnly && shown.length < CLAIMS_AT_A_GLANCE[section] && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() => edits.add(claims.at(-1)?.id ?? null, { section })}
        >
          {t(`wiki.head.battlecard.add.${section}`)}
        </Button>
      )}
    </div>
  )
}

/** The claims that are not for a glance, and those for which the card has no room. */
function Depth(): ReactNode {
  const { t } = useTranslation()
  const { readOnly } = usePageScope()
  const { claims } = useHead('battlecard').lists
  const own = useClaims('depth')
  const edits = useItems('battlecard', 'claims', own)
  const spilled = glanced.flatMap(section =>
    claims.filter(claim => claim.section === section).slice(CLAIMS_AT_A_GLANCE[section]),
  )
  return (
    <section className={styles['depth']} aria-label={t('wiki.head.battlecard.depth')}>
      <h3>{t('wiki.head.battlecard.depth')}</h3>
      <ol>
        {[...spilled, ...own].map((claim, i) => (
          <ClaimLine key={claim.id} claim={claim} number={i + 1} edits={edits} withEvidence />
        ))}
      </ol>
      {!readOnly && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() => edits.add(claims.at(-1)?.id ?? null, { section: 'depth' })}
        >
          {t('wiki.head.battlecard.add.depth')}
        </Button>
      )}
    </section>
  )
}

function useClaims(section: ClaimSection): readonly Claim[] {
  return useHead('battlecard').lists.claims.filter(claim => claim.section === section)
}
