import type { ReactNode } from 'react'
import type { MemberColour } from '../../core/workspace/schema'
import styles from './avatar.module.css'

interface AvatarProps {
  /** What is read out; two letters of it are shown. */
  readonly name: string
  /** Whose letters are shown, where more than the name is read out. */
  readonly shown?: string
  /** A member's own colour; a person who is no member is grey. */
  readonly colour?: MemberColour
  readonly large?: boolean
}

/** Two letters for a name, read out as the name. */
export function Avatar({ name, shown = name, colour, large = false }: AvatarProps): ReactNode {
  const tone = colour !== undefined && {
    background: `var(--wr-member-${colour})`,
    color: `var(--wr-on-member-${colour})`,
  }
  return (
    <span
      className={styles['avatar']}
      data-large={large || undefined}
      title={name}
      role="img"
      aria-label={name}
      style={tone || {}}
    >
      {initials(shown)}
    </span>
  )
}

export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(word => word !== '')
  const first = [...(words[0] ?? '?')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}
