import { Button, Select, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { pageIdSchema, type PageId } from '../../../core/ids'
import { pageKinds, type Language, type PageKind } from '../../../core/page/schema'
import type { PageOrigin } from '../../../electron/contract/page-commands'
import { createPage, titleOf } from '../../app/page-actions'
import { useSession } from '../../app/session'
import { languageOf } from '../../i18n'
import { Dialog } from '../../ui/dialog'
import { KindIcon } from './kind-icon'
import styles from './new-page.module.css'
import { useWiki } from './use-wiki'

interface NewPageProps {
  readonly opened: boolean
  /** The page beneath which it will stand; null at the top. */
  readonly beneath: PageId | null
  /** `made`: a page was made, and is shown; the focus belongs there. */
  readonly onClose: (made: boolean) => void
  readonly made: boolean
}

/** What a new page is to be: its kind with what that does for one, its title, what it begins with. */
export function NewPage({ opened, beneath, onClose, made }: NewPageProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const title =
    beneath === null ? t('wiki.new.title') : t('wiki.new.beneath', { title: titleOf(session, beneath) })
  return (
    <Dialog opened={opened} onClose={() => onClose(false)} returnFocus={!made} title={title} size={640}>
      {opened && <Form beneath={beneath} onClose={onClose} />}
    </Dialog>
  )
}

function Form({ beneath, onClose }: Pick<NewPageProps, 'beneath' | 'onClose'>): ReactNode {
  const { t, i18n } = useTranslation()
  const session = useSession()
  const [kind, setKind] = useState<PageKind>('tactic')
  const [title, setTitle] = useState('')
  const [begin, setBegin] = useState<string>(languageOf(i18n.language))
  const choices = useBeginnings(kind)
  const chosen = choices.some(({ value }) => value === begin) ? begin : (choices[0]?.value ?? 'blank')

  function submit(event: React.FormEvent): void {
    event.preventDefault()
    onClose(true)
    void createPage(session, { title: title.trim(), parentId: beneath, from: originOf(kind, chosen) })
  }

  return (
    <form onSubmit={submit}>
      <KindChoice value={kind} onChange={setKind} />
      <TextInput
        label={t('wiki.new.name')}
        {...(chosen !== 'blank' && { placeholder: t('wiki.new.nameHint') })}
        value={title}
        maxLength={300}
        onChange={event => setTitle(event.currentTarget.value)}
        mt="md"
        data-autofocus
      />
      <Select
        label={t('wiki.new.begin')}
        value={chosen}
        data={choices}
        onChange={value => setBegin(value ?? 'blank')}
        mt="sm"
      />
      <Button type="submit" size="sm" mt="lg">
        {t('wiki.new.create')}
      </Button>
    </form>
  )
}

/** The kinds as a group of radio buttons: each says in a line what one gets out of it. */
function KindChoice({
  value,
  onChange,
}: {
  readonly value: PageKind
  readonly onChange: (kind: PageKind) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <fieldset className={styles['kinds']}>
      <legend>{t('wiki.new.kind')}</legend>
      {pageKinds.map(kind => (
        <label key={kind} className={styles['kind']} data-chosen={kind === value || undefined}>
          <input type="radio" name="kind" checked={kind === value} onChange={() => onChange(kind)} />
          <KindIcon kind={kind} size={18} />
          <span>
            <strong>{t(`wiki.kind.${kind}`)}</strong>
            <small>{t(`wiki.why.${kind}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface Beginning {
  readonly value: string
  readonly label: string
}

/** The team's own templates of the kind first, then ours in both languages, then nothing. */
function useBeginnings(kind: PageKind): readonly Beginning[] {
  const { t, i18n } = useTranslation()
  const { templates } = useWiki()
  const own = templates
    .filter(page => page.kind === kind)
    .map(page => ({ value: page.id, label: t('wiki.new.own', { title: page.title || t('wiki.untitled') }) }))
  const mine = languageOf(i18n.language)
  const languages: readonly Language[] = mine === 'fr' ? ['fr', 'en'] : ['en', 'fr']
  const builtin = languages.map(value => ({ value, label: t(`wiki.new.builtin.${value}`) }))
  return [...own, ...builtin, { value: 'blank', label: t('wiki.new.blank') }]
}

function originOf(kind: PageKind, begin: string): PageOrigin {
  if (begin === 'blank') return { what: 'blank', kind }
  if (begin === 'en' || begin === 'fr') return { what: 'builtin', kind, language: begin }
  return { what: 'template', pageId: pageIdSchema.parse(begin) }
}
