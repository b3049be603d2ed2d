import { useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'
import { memberColourSchema, type MemberColour } from '../../../../core/workspace/schema'
import { followed } from '../../../replica/followed'
import { Avatar } from '../../../ui/avatar'
import styles from './page.module.css'

const SHOWN = 6

interface Person {
  readonly name: string
  readonly colour: MemberColour
}

/** What others say of themselves; the colour is the name of one of ours, in the variable that paints it. */
const stateSchema = z.object({
  name: z.string().min(1).max(200),
  color: z.string().transform(text => memberColourSchema.catch('slate').parse(/^var\(--wr-member-(\w+)\)$/.exec(text)?.[1])),
}) // prettier-ignore

/** Who else has this page open now; one avatar a person, however many windows they have. */
export function PeopleOnPage({ awareness }: { readonly awareness: Awareness }): ReactNode {
  const { t } = useTranslation()
  const people = usePeople(awareness)
  if (people.length === 0) return null
  return (
    <ul
      className={styles['people']}
      aria-label={t('board.here', { name: people.map(one => one.name).join(', ') })}
    >
      {people.slice(0, SHOWN).map(({ name, colour }) => (
        <li key={name}>
          <Avatar name={name} colour={colour} large />
        </li>
      ))}
    </ul>
  )
}

function usePeople(awareness: Awareness): readonly Person[] {
  const store = useMemo(
    () =>
      followed(
        () => othersIn(awareness),
        changed => {
          awareness.on('change', changed)
          return () => awareness.off('change', changed)
        },
        // A caret that moves is no news of who is here.
        (a, b) => JSON.stringify(a) === JSON.stringify(b),
      ),
    [awareness],
  )
  return useSyncExternalStore(store.subscribe, store.get)
}

function othersIn(awareness: Awareness): Person[] {
  const people = new Map<string, Person>()
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue
    const read = stateSchema.safeParse(state)
    if (read.success) people.set(read.data.name, { name: read.data.name, colour: read.data.color })
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
}
