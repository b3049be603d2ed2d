import { Button, Group, Select } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { pageIdSchema, type PageId } from '../../../core/ids'
import type { WikiReport } from '../../../electron/contract/wiki-files'
import { useSession } from '../../app/session'
import { useValue } from '../../replica/value-store'
import type { WikiIndex } from '../../replica/wiki-index'
import { Lines } from './lines'
import styles from './page-files.module.css'
import type { ImportFlow, PlanProps } from './use-import-pages'

/** What the files would become, before anything is written: what is new, where it goes, what can't be read and why. */
export function PlanStep({ state, flow }: PlanProps): ReactNode {
  const { t } = useTranslation()
  const { ui } = useSession()
  const [parentId, setParentId] = useState<PageId | null>(() => ui.store.get().filesPage)
  const { report, source } = state
  return (
    <>
      <p className={styles['lead']}>
        {report.total === 0
          ? t('pageFiles.nothing', { name: source.name })
          : t('pageFiles.becomes', { count: report.total, name: source.name })}
      </p>
      <Brings report={report} />
      {report.total > 0 && <Where value={parentId} onChange={setParentId} />}
      {report.pages.length > 0 && (
        <Lines
          label={t('pageFiles.pages')}
          items={report.pages}
          render={page => <span style={{ paddingInlineStart: page.depth * 18 }}>{page.title}</span>}
        />
      )}
      {report.total > report.pages.length && (
        <p className={styles['soft']}>{t('pageFiles.more', { count: report.total - report.pages.length })}</p>
      )}
      <Troubles report={report} />
      <Foot report={report} flow={flow} parentId={parentId} />
    </>
  )
}

function Foot({
  report,
  flow,
  parentId,
}: {
  readonly report: WikiReport
  readonly flow: ImportFlow
  readonly parentId: PageId | null
}): ReactNode {
  const { t } = useTranslation()
  return (
    <Group gap="sm" mt="md">
      {report.total > 0 && (
        <Button size="sm" onClick={() => flow.run(parentId)}>
          {t(report.troubles.length > 0 ? 'pageFiles.runRest' : 'pageFiles.run', { count: report.total })}
        </Button>
      )}
      <Button size="sm" variant="default" onClick={flow.startOver}>
        {t('pageFiles.another')}
      </Button>
    </Group>
  )
}

/** What comes along with the pages; what there is none of is not said. */
function Brings({ report }: { readonly report: WikiReport }): ReactNode {
  const { t } = useTranslation()
  const { pictures, links, newTags } = report
  const facts = [
    ...(pictures > 0 ? [t('pageFiles.pictures', { count: pictures })] : []),
    ...(links > 0 ? [t('pageFiles.links', { count: links })] : []),
    ...(newTags.length > 0 ? [t('pageFiles.newTags', { count: newTags.length, names: named(newTags) })] : []),
  ]
  if (facts.length === 0) return null
  return (
    <ul className={styles['facts']}>
      {facts.map(fact => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  )
}

const NAMED = 8
function named(names: readonly string[]): string {
  return names.slice(0, NAMED).join(', ') + (names.length > NAMED ? '…' : '')
}

function Troubles({ report }: { readonly report: WikiReport }): ReactNode {
  const { t } = useTranslation()
  if (report.troubles.length === 0) return null
  return (
    <section className={styles['troubles']}>
      <h3>{t('pageFiles.troubles', { count: report.troubles.length })}</h3>
      <Lines
        label={t('pageFiles.troublesList')}
        items={report.troubles}
        render={({ path, code }) => (
          <>
            <strong>{path}</strong> {t(`pageFiles.trouble.${code}`)}
          </>
        )}
      />
    </section>
  )
}

const TOP = 'top'
/** So many that a person reads; typing finds the others. */
const CHOICES = 50

function Where({
  value,
  onChange,
}: {
  readonly value: PageId | null
  readonly onChange: (value: PageId | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const { wiki } = useSession()
  const index = useValue(wiki.index)
  const data = useMemo(() => {
    const pages = choicesOf(index, t('wiki.untitled'))
    return [{ value: TOP, label: t('pageFiles.atTop') }, ...pages]
  }, [index, t])
  return (
    <Select
      label={t('pageFiles.beneath')}
      data={data}
      value={value ?? TOP}
      onChange={chosen => onChange(chosen === null || chosen === TOP ? null : pageIdSchema.parse(chosen))}
      searchable
      limit={CHOICES}
      allowDeselect={false}
      nothingFoundMessage={t('pageFiles.noSuchPage')}
      my="sm"
    />
  )
}

/** Pages in the order of the tree, each with those above it, so that two of one title are told apart. */
function choicesOf(index: WikiIndex, untitled: string): { value: string; label: string }[] {
  const choices: { value: string; label: string }[] = []
  const visit = (parentId: PageId | null, above: string): void => {
    for (const page of index.children.get(parentId) ?? []) {
      const label = above + (page.title || untitled)
      choices.push({ value: page.id, label })
      visit(page.id, `${label} › `)
    }
  }
  visit(null, '')
  return choices
}
