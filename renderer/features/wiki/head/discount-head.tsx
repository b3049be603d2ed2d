import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { personIdSchema } from '../../../../core/ids'
import { useDirectory } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import styles from './discount.module.css'
import { ItemTools } from './item-tools'
import { LineField } from './line-field'
import { ParsedField } from './parsed-field'
import { usePageScope } from './page-scope'
import { readPercent } from './read-percent'
import { RecordOne } from './record-one'
import { useHead } from './use-head'
import { useItems } from './use-items'

/** What we give and what we ask for it; and who may agree to how much. */
export function DiscountHead(): ReactNode {
  return (
    <div data-page-head>
      <Ledger />
      <Ladder />
    </div>
  )
}

function Ledger(): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { boards } = useDirectory()
  const { readOnly } = usePageScope()
  const { ledger } = useHead('discount').lists
  const edits = useItems('discount', 'ledger', ledger)
  const currency = boards[0]?.currency ?? 'EUR'
  return (
    <Table
      title={t('wiki.head.discount.ledger')}
      columns={(['give', 'get', 'value', 'condition'] as const).map(column =>
        t(`wiki.head.discount.${column}`),
      )}
      action={t('wiki.head.discount.addGive')}
      onAdd={() => edits.add(ledger.at(-1)?.id ?? null, {})}
    >
      {ledger.map((row, i) => (
        <tr key={row.id}>
          {(['give', 'get'] as const).map(field => (
            <td key={field}>
              <LineField
                label={t('wiki.head.cell', { column: t(`wiki.head.discount.${field}`), number: i + 1 })}
                placeholder={t(`wiki.head.hint.${field}`)}
                value={row[field]}
                readOnly={readOnly}
                autoFocus={field === 'give' && row.id === edits.fresh}
                keep={text => edits.edit(row.id, { [field]: text })}
                onMove={by => edits.move(row.id, by)}
              />
            </td>
          ))}
          <td className="tabular">
            <ParsedField
              label={t('wiki.head.cell', { column: t('wiki.head.discount.value'), number: i + 1 })}
              placeholder={t('wiki.head.hint.value')}
              text={row.value === null ? '' : formats.typedMoney(row.value)}
              shown={row.value === null ? '' : formats.money(row.value)}
              hint={t('common.money.hint', { example: formats.moneyExample })}
              read={text => formats.parseMoney(text, currency)}
              keep={value => edits.edit(row.id, { value })}
            />
          </td>
          <td>
            <LineField
              label={t('wiki.head.cell', { column: t('wiki.head.discount.condition'), number: i + 1 })}
              placeholder={t('wiki.head.hint.condition')}
              value={row.condition}
              readOnly={readOnly}
              keep={condition => edits.edit(row.id, { condition })}
              onMove={by => edits.move(row.id, by)}
            />
          </td>
          <td>
            <ItemTools id={row.id} name={row.give || String(i + 1)} edits={edits} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Ladder(): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const { readOnly } = usePageScope()
  const { ladder } = useHead('discount').lists
  const edits = useItems('discount', 'ladder', ladder)
  return (
    <Table
      title={t('wiki.head.discount.ladder')}
      columns={(['upTo', 'who', 'person'] as const).map(column => t(`wiki.head.discount.${column}`))}
      action={t('wiki.head.discount.addRung')}
      onAdd={() => edits.add(ladder.at(-1)?.id ?? null, {})}
    >
      {ladder.map((rung, i) => (
        <tr key={rung.id}>
          <td className="tabular">
            <ParsedField
              label={t('wiki.head.cell', { column: t('wiki.head.discount.upTo'), number: i + 1 })}
              placeholder={formats.percent(0.1)}
              text={rung.upTo === null ? '' : String(rung.upTo)}
              shown={rung.upTo === null ? '' : formats.percent(rung.upTo / 100)}
              hint={t('wiki.head.hint.percent')}
              read={readPercent}
              keep={upTo => edits.edit(rung.id, { upTo })}
              autoFocus={rung.id === edits.fresh}
            />
          </td>
          <td>
            <LineField
              label={t('wiki.head.cell', { column: t('wiki.head.discount.who'), number: i + 1 })}
              placeholder={t('wiki.head.hint.who')}
              value={rung.who}
              readOnly={readOnly}
              keep={who => edits.edit(rung.id, { who })}
              onMove={by => edits.move(rung.id, by)}
            />
          </td>
          <td>
            <RecordOne
              bare
              target="person"
              label={t('wiki.head.cell', { column: t('wiki.head.discount.person'), number: i + 1 })}
              placeholder={t('wiki.head.nobody')}
              value={rung.personId}
              onChange={person =>
                edits.edit(rung.id, { personId: person === null ? null : personIdSchema.parse(person) })
              }
            />
          </td>
          <td>
            <ItemTools id={rung.id} name={rung.who || String(i + 1)} edits={edits} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

interface TableProps {
  readonly title: string
  readonly columns: readonly string[]
  /** The words of the button that adds a row. */
  readonly action: string
  readonly onAdd: () => void
  /** The rows, each with its tools in one cell more than there are columns. */
  readonly children: ReactNode
}

function Table({ title, columns, action, onAdd, children }: TableProps): ReactNode {
  const { t } = useTranslation()
  const { readOnly } = usePageScope()
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      <table className={styles['table']}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('wiki.head.tools')}</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {!readOnly && (
        <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} />} onClick={onAdd}>
          {action}
        </Button>
      )}
    </section>
  )
}
