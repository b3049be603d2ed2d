import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { toMajor, type Money } from '../../../../core/money'
import { useFormats } from '../../../app/use-formats'
import { readCells } from '../read-typed'
import styles from './targets.module.css'

interface TargetCellProps {
  readonly label: string
  readonly value: Money | null
  readonly currency: string
  readonly keep: (money: Money | null) => void
  readonly paste: (cells: readonly (readonly string[])[]) => void
}

/** One amount: kept when it is left, by Enter (which goes down) or by Escape as it was. A plain field: there may be hundreds. */
export function TargetCell({ label, value, currency, keep, paste }: TargetCellProps): ReactNode {
  const { t } = useTranslation()
  const formats = useFormats()
  const [draft, setDraft] = useState<string | null>(null)
  const [isHere, setHere] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  // With the text as it is typed in it, and before the first key.
  useLayoutEffect(() => {
    if (isHere) input.current?.select()
  }, [isHere])
  const now = value === null ? '' : formats.typedMoney(value)
  // Typed without grouping, read with it.
  const shown = value === null || isHere ? now : formats.number(toMajor(value))
  const read = draft === null || draft.trim() === '' ? null : formats.parseMoney(draft, currency)
  const isWrong = draft !== null && draft.trim() !== '' && read === null

  function commit(): void {
    if (draft === null || isWrong) return
    setDraft(null)
    if (draft.trim() !== now) keep(read)
  }

  return (
    <input
      className={`${styles['cell']} tabular`}
      aria-label={label}
      aria-invalid={isWrong}
      title={isWrong ? t('common.money.hint', { example: formats.moneyExample }) : undefined}
      inputMode="decimal"
      maxLength={40}
      value={draft ?? shown}
      onChange={event => setDraft(event.currentTarget.value)}
      ref={input}
      onFocus={() => setHere(true)}
      onBlur={() => {
        setHere(false)
        commit()
      }}
      onPaste={event => {
        const cells = readCells(event.clipboardData.getData('text/plain'))
        if (cells.length === 1 && cells[0]?.length === 1) return
        event.preventDefault()
        setDraft(null)
        paste(cells)
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' || event.key === 'ArrowDown') goDown(event.currentTarget, 1)
        if (event.key === 'ArrowUp') goDown(event.currentTarget, -1)
        if (event.key === 'Escape' && draft !== null) {
          event.preventDefault()
          setDraft(null)
        }
      }}
    />
  )
}

/** To the same column of the row below or above, as in a spreadsheet. */
function goDown(cell: HTMLElement, by: 1 | -1): void {
  const column = cell.closest('td')
  const row = column?.closest('tr')
  const next = by === 1 ? row?.nextElementSibling : row?.previousElementSibling
  if (column === null || column === undefined) return
  const place = [...(row?.children ?? [])].indexOf(column)
  next?.children[place]?.querySelector('input')?.focus()
}
