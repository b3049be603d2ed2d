import { Button, Radio } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Duplicate } from '../../../core/duplicates/sides'
import { Panel } from '../../app/panel'
import { useSession } from '../../app/session'
import styles from './crm.module.css'
import { keepApart, merge } from './merge'
import { useFieldName } from './field-name'

/** Records that may be one, pair by pair, side by side. Nothing is merged but by a person. */
export function Duplicates(): ReactNode {
  const { t } = useTranslation()
  const { pairs, drop } = useDuplicates()
  const [pair] = pairs ?? []
  return (
    <Panel opened title={t('exchange.same.title')} size="xl">
      {pairs === null && <p className={styles['soft']}>{t('exchange.same.looking')}</p>}
      {pairs !== null && pair === undefined && <p className={styles['soft']}>{t('exchange.same.none')}</p>}
      {pairs !== null && pair !== undefined && (
        <Compare
          key={pair.sides.map(({ id }) => id).join()}
          pair={pair}
          left={pairs.length}
          onDone={() => drop(pair)}
        />
      )}
    </Panel>
  )
}

function useDuplicates(): { pairs: readonly Duplicate[] | null; drop: (pair: Duplicate) => void } {
  const { client } = useSession()
  const [pairs, setPairs] = useState<readonly Duplicate[] | null>(null)
  useEffect(() => {
    let wanted = true
    void client.query('duplicates', {}).then(result => {
      if (wanted) setPairs(result.ok ? result.value : [])
    })
    return () => {
      wanted = false
    }
  }, [client])
  const drop = (pair: Duplicate): void => setPairs(now => now?.filter(one => one !== pair) ?? null)
  return { pairs, drop }
}

interface CompareProps {
  readonly pair: Duplicate
  readonly left: number
  readonly onDone: () => void
}

function Compare({ pair, left, onDone }: CompareProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const fieldName = useFieldName()
  const { kind, sides, reason } = pair
  const fields = [...new Set(sides.flatMap(side => side.fields.map(({ field }) => field)))]
  const textOf = (side: 0 | 1, field: string): string =>
    sides[side].fields.find(one => one.field === field)?.text ?? ''
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    () => new Set(fields.filter(field => textOf(0, field) === '' && field !== 'place')),
  )
  const nameField = kind === 'deals' ? 'title' : 'name'
  const rows = [nameField, ...fields]
  const show = (side: 0 | 1, field: string): string =>
    field === nameField ? sides[side].name : textOf(side, field)
  const choose = (field: string, side: 0 | 1): void =>
    setTaken(now => new Set(side === 1 ? [...now, field] : [...now].filter(one => one !== field)))
  return (
    <>
      <p className={styles['reason']}>
        {t(`exchange.same.reason.${reason}`)}{' '}
        <span className={styles['soft']}>{t('exchange.same.left', { count: left })}</span>
      </p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t(`exchange.same.kind.${kind}`)}</th>
            <th scope="col">{t('exchange.same.stays')}</th>
            <th scope="col">{t('exchange.same.goes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(field => {
            const name =
              field === nameField
                ? t('exchange.target.name')
                : fieldName(kind === 'deals' ? 'deals' : 'records', field)
            const differ = show(0, field) !== show(1, field)
            return (
              <tr key={field}>
                <th scope="row">{name}</th>
                {([0, 1] as const).map(side => (
                  <td key={side}>
                    {differ && field !== 'place' ? (
                      <Radio
                        size="xs"
                        name={field}
                        checked={taken.has(field) === (side === 1)}
                        label={show(side, field) === '' ? t('common.none') : show(side, field)}
                        aria-label={t('exchange.same.take', {
                          field: name,
                          value: show(side, field) || t('common.none'),
                        })}
                        onChange={() => choose(field, side)}
                      />
                    ) : (
                      show(side, field)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={styles['actions']}>
        <Button variant="subtle" onClick={onDone}>
          {t('exchange.same.later')}
        </Button>
        <Button
          variant="default"
          onClick={() => void keepApart(session, pair).then(kept => kept && onDone())}
        >
          {t('exchange.same.two')}
        </Button>
        <Button onClick={() => void merge(session, pair, [...taken]).then(kept => kept && onDone())}>
          {t('exchange.same.merge')}
        </Button>
      </div>
    </>
  )
}
