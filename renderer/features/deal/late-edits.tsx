import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dealFieldNames } from '../../../core/deal/schema'
import type { DealDetail } from '../../../electron/contract/rows'
import type { DirectoryIndex } from '../../app/directory-index'
import { answerLate } from '../../app/move-board'
import { useDirectory, useSession } from '../../app/session'
import { useFormats } from '../../app/use-formats'
import type { Formats } from '../../ui/formats'
import styles from './late-edits.module.css'
import { valueText } from './values'

type Late = DealDetail['late'][number]

/** What somebody wrote to it on a board that it had left, without knowing: taken over or left, by a person. Nothing where nobody did. */
export function LateEdits({ detail: { card, late } }: { readonly detail: DealDetail }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const id = useId()
  const { directory } = useDirectory()
  if (late.length === 0) return null
  const answer = (some: readonly Late[], take: boolean) => void answerLate(session, card, some, take)
  const boards = [...new Set(late.map(({ boardId }) => boardId))]
  const nameOf = (boardId: string): string =>
    [...directory.boards, ...directory.removedBoards].find(one => one.id === boardId)?.name ?? t('deal.arriving') // prettier-ignore
  return (
    <section className={styles['late']} aria-labelledby={id}>
      <h3 id={id}>{t('deal.late.title', { board: boards.map(nameOf).join(', ') })}</h3>
      <p>{t('deal.late.why')}</p>
      <ul>
        {late.map(one => (
          <LateRow key={`${one.boardId}:${one.what}`} late={one} answer={take => answer([one], take)} />
        ))}
      </ul>
      {late.length > 1 && (
        <div className={styles['all']}>
          <Button variant="default" onClick={() => answer(late, true)}>
            {t('deal.late.takeAll')}
          </Button>
          <Button variant="default" onClick={() => answer(late, false)}>
            {t('deal.late.leaveAll')}
          </Button>
        </div>
      )}
    </section>
  )
}

function LateRow({
  late,
  answer,
}: {
  readonly late: Late
  readonly answer: (take: boolean) => void
}): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const directory = useDirectory()
  const words = late.kind === 'part' ? t(`deal.late.part.${late.part}`) : wordsOf(late, directory, formats, t)
  return (
    <li>
      <span>{words}</span>
      <Button
        variant="default"
        aria-label={t('deal.late.takeOf', { what: words })}
        onClick={() => answer(true)}
      >
        {t('deal.late.take')}
      </Button>
      <Button
        variant="default"
        aria-label={t('deal.late.leaveOf', { what: words })}
        onClick={() => answer(false)}
      >
        {t('deal.late.leave')}
      </Button>
    </li>
  )
}

/** `Amount: 100 → 200`, or of one of several `Competitors: + Acme`. */
function wordsOf(
  { field, before, after }: Extract<Late, { kind: 'field' }>,
  directory: DirectoryIndex,
  formats: Formats,
  t: TFunction,
): string {
  if (field === 'deleted') return after === null ? t('deal.late.restored') : t('deal.late.removed')
  const [kind = '', id = ''] = field.split(':')
  const named = namesOf(kind, directory, t)
  if (named !== null) {
    const sign = after === true || typeof after === 'string' ? '+' : '−'
    return t('deal.late.member', { label: named.label, sign, name: named.name(id) ?? t('deal.arriving') })
  }
  const text = (value: unknown) => valueText(field, value, directory, formats, t)
  return t('deal.late.field', { label: labelOf(field, directory, t), before: text(before), after: text(after) }) // prettier-ignore
}

function labelOf(field: string, { directory }: DirectoryIndex, t: TFunction): string {
  if (field === 'place') return t('deal.field.place')
  const known = dealFieldNames.find(one => one === field)
  if (known !== undefined) return t(`deal.field.${known}`)
  if (field.startsWith('meddpicc:')) return t('dealPage.qualification.title')
  return directory.fields.find(one => field.startsWith(`custom:${one.id}`))?.name ?? field
}

function namesOf(
  kind: string,
  { competitors, tags, products, reasons, people }: DirectoryIndex,
  t: TFunction,
): { readonly label: string; readonly name: (id: string) => string | undefined } | null {
  switch (kind) {
    case 'competitor':
      return { label: t('table.column.competitors'), name: id => competitors.get(id)?.name }
    case 'tag':
      return { label: t('table.column.tags'), name: id => tags.get(id)?.name }
    case 'product':
      return { label: t('table.column.products'), name: id => products.get(id)?.name }
    case 'reason':
      return { label: t('table.column.reasons'), name: id => reasons.get(id)?.name }
    case 'team':
      return { label: t('table.column.team'), name: id => people.get(id)?.name }
    default:
      return null
  }
}
