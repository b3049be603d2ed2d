import { Button } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldGuess as Guess } from '../../../../core/exchange/guess-field'
import { ordersBetween } from '../../../../core/order'
import { optionIdOf, optionKey, type CustomField } from '../../../../core/workspace/custom-field'
import { editRecord } from '../../../app/record-actions'
import { useSession } from '../../../app/session'
import { useFormats } from '../../../app/use-formats'
import styles from '../pipeline.module.css'

/** What deals say in the field, and the offer to give it the type that fits. Nothing is written to any deal. */
export function FieldGuess({ field }: { readonly field: CustomField }): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const formats = useFormats()
  const guess = useGuess(field.id)
  if (guess === null) return null
  if (guess.said === 0)
    return <p className={`${styles['wide']} ${styles['soft']}`}>{t('pipeline.fields.silent')}</p>
  const { said, best, unfit, writtenAs } = guess
  const isChoice = field.type === 'choice' || field.type === 'several'
  const offers = field.type === 'text' && best !== null
  const wantsOptions = isChoice && field.options.length === 0 && guess.words.length > 0
  return (
    <div className={styles['wide']}>
      <p className={styles['soft']}>
        {t('pipeline.fields.said', { count: said })}
        {offers &&
          ` ${t('pipeline.fields.looksLike', { fits: formats.number(best.fits), type: t(`pipeline.fields.type.${best.type}`) })}`}{' '}
        {/* prettier-ignore */}
        {offers && unfit.length > 0 && ` ${t('pipeline.fields.others', { words: unfit.join(', ') })}`}
      </p>
      {offers && (
        <Button
          variant="light"
          onClick={() =>
            void editRecord(session, 'fields', field, {
              type: best.type,
              writtenAs,
              ...(best.type === 'choice' && optionsOf(field, guess)),
            })
          }
        >
          {t('pipeline.fields.makeIt', { type: t(`pipeline.fields.type.${best.type}`) })}
        </Button>
      )}
      {wantsOptions && (
        <Button
          variant="light"
          onClick={() => void editRecord(session, 'fields', field, optionsOf(field, guess))}
        >
          {t('pipeline.fields.takeWords', { count: guess.words.length })}
        </Button>
      )}
    </div>
  )
}

/** The words that deals say as options: they have the ids of these names, so those deals have chosen them. */
function optionsOf(field: CustomField, { words }: Guess): Record<string, unknown> {
  const orders = ordersBetween(field.options.at(-1)?.order ?? null, null, words.length)
  return Object.fromEntries(
    words.flatMap(({ word }, at) => {
      const id = optionIdOf(field.id, word)
      return [[optionKey(id, 'name'), word.slice(0, 200)], [optionKey(id, 'order'), orders[at]]] // prettier-ignore
    }),
  )
}

function useGuess(fieldId: CustomField['id']): Guess | null {
  const { client } = useSession()
  const [guess, setGuess] = useState<Guess | null>(null)
  useEffect(() => {
    let wanted = true
    void client.query('field.guess', { fieldId }).then(result => {
      if (wanted && result.ok) setGuess(result.value)
    })
    return () => {
      wanted = false
    }
  }, [client, fieldId])
  return guess
}
