import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { setInHead } from '../../../../core/page/head'
import type { SetName, SetTarget } from '../../../../core/page/kinds'
import type { PageKind } from '../../../../core/page/schema'
import { nameKey } from '../../../../core/workspace/names'
import { createCompetitor } from '../../../app/page-actions'
import { useSession } from '../../../app/session'
import styles from './head.module.css'
import { useEditHead, usePageScope } from './page-scope'
import { useRecordChoices } from './record-choices'

interface RecordSetProps<K extends PageKind> {
  readonly kind: K
  readonly set: SetName<K>
  readonly target: SetTarget
  readonly label: string
  readonly placeholder: string
  readonly ids: readonly string[]
}

const NEW = 'new'

/** The competitors, stages, people, ... that the page is about: put in and out one by one, so that two people may do so at once. */
export function RecordSet<K extends PageKind>(props: RecordSetProps<K>): ReactNode {
  const { kind, set, target, label, placeholder, ids } = props
  const { t } = useTranslation()
  const id = useId()
  const session = useSession()
  const { readOnly } = usePageScope()
  const edit = useEditHead()
  const { choices, nameOf } = useRecordChoices(target)
  const [text, setText] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const wanted = nameKey(text)
  const shown = choices.filter(one => !ids.includes(one.id) && nameKey(one.name).includes(wanted))
  const canMake =
    target === 'competitor' && wanted !== '' && !choices.some(one => nameKey(one.name) === wanted)
  const put = (record: string, isIn: boolean) =>
    edit(`${set}:${record}`, doc => setInHead(doc, kind, set, record, isIn))

  async function choose(value: string): Promise<void> {
    const name = text.trim()
    setText('')
    const chosen = value === NEW ? await createCompetitor(session, name) : value
    if (chosen !== null) put(chosen, true)
  }

  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <Combobox
        store={combobox}
        onOptionSubmit={value => void choose(value)}
        width={260}
        position="bottom-start"
        shadow="md"
        disabled={readOnly}
      >
        <Combobox.DropdownTarget>
          <PillsInput variant="unstyled" size="sm" onClick={() => combobox.openDropdown()}>
            <Pill.Group>
              {ids.map(one => (
                <Pill
                  key={one}
                  withRemoveButton={!readOnly}
                  removeButtonProps={{
                    'aria-label': t('wiki.head.takeOut', { name: nameOf(one) ?? t('deal.arriving') }),
                    'aria-hidden': false,
                    tabIndex: 0,
                  }}
                  onRemove={() => put(one, false)}
                >
                  {nameOf(one) ?? t('deal.arriving')}
                </Pill>
              ))}
              <Combobox.EventsTarget>
                <PillsInput.Field
                  id={id}
                  placeholder={ids.length === 0 ? placeholder : ''}
                  value={text}
                  readOnly={readOnly}
                  maxLength={200}
                  onFocus={() => combobox.openDropdown()}
                  onBlur={() => {
                    combobox.closeDropdown()
                    setText('')
                  }}
                  onChange={event => {
                    setText(event.currentTarget.value)
                    combobox.openDropdown()
                    combobox.selectFirstOption()
                  }}
                  onKeyDown={event => {
                    const last = ids.at(-1)
                    if (event.key === 'Backspace' && text === '' && last !== undefined && !readOnly)
                      put(last, false)
                  }}
                />
              </Combobox.EventsTarget>
            </Pill.Group>
          </PillsInput>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown hidden={shown.length === 0 && !canMake}>
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
            {shown.map(one => (
              <Combobox.Option key={one.id} value={one.id}>
                {one.name}
              </Combobox.Option>
            ))}
            {canMake && (
              <Combobox.Option value={NEW}>
                {t('wiki.head.newCompetitor', { name: text.trim() })}
              </Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  )
}
