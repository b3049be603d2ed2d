import type { MemberColour } from '../../core/workspace/schema'

/**
 * Every colour, size and duration of the interface. Light and dark are designed apart. `contrast.test.ts` checks the
 * pairs that carry text against AA; a value here that breaks it fails there.
 */
export interface Palette {
  /** The window behind everything. */
  readonly canvas: string
  /** A lane: one step into the page. */
  readonly lane: string
  /** A card, a field: one step out of it. */
  readonly card: string
  readonly cardHover: string
  /** What floats: menus, dialogs, the inspector. */
  readonly float: string
  readonly line: string
  readonly lineStrong: string
  readonly text: string
  readonly textSoft: string
  readonly textFaint: string
  readonly accent: string
  readonly accentHover: string
  readonly onAccent: string
  readonly accentSoft: string
  readonly accentText: string
  readonly won: string
  readonly wonSoft: string
  readonly lost: string
  readonly lostSoft: string
  readonly risk: string
  readonly riskSoft: string
  readonly riskText: string
  readonly shadow: string
  readonly veil: string
}

export const light: Palette = {
  canvas: 'oklch(0.982 0.003 85)',
  lane: 'oklch(0.958 0.005 85)',
  card: 'oklch(0.998 0.001 85)',
  cardHover: 'oklch(0.99 0.003 85)',
  float: 'oklch(0.998 0.001 85)',
  line: 'oklch(0.905 0.006 80)',
  lineStrong: 'oklch(0.64 0.01 80)',
  text: 'oklch(0.26 0.012 70)',
  textSoft: 'oklch(0.43 0.012 70)',
  textFaint: 'oklch(0.5 0.012 70)',
  accent: 'oklch(0.47 0.08 190)',
  accentHover: 'oklch(0.42 0.075 190)',
  onAccent: 'oklch(0.995 0.005 190)',
  accentSoft: 'oklch(0.94 0.025 190)',
  accentText: 'oklch(0.42 0.074 190)',
  won: 'oklch(0.46 0.11 150)',
  wonSoft: 'oklch(0.945 0.035 150)',
  lost: 'oklch(0.48 0.135 33)',
  lostSoft: 'oklch(0.95 0.025 33)',
  risk: 'oklch(0.66 0.14 70)',
  riskSoft: 'oklch(0.955 0.04 85)',
  riskText: 'oklch(0.45 0.095 65)',
  shadow: '0 8px 28px oklch(0.3 0.02 70 / 0.16), 0 1px 3px oklch(0.3 0.02 70 / 0.1)',
  veil: 'oklch(0.3 0.02 70 / 0.28)',
}

export const dark: Palette = {
  canvas: 'oklch(0.185 0.005 75)',
  lane: 'oklch(0.215 0.006 75)',
  card: 'oklch(0.262 0.007 75)',
  cardHover: 'oklch(0.285 0.008 75)',
  float: 'oklch(0.25 0.007 75)',
  line: 'oklch(0.325 0.008 75)',
  lineStrong: 'oklch(0.56 0.01 75)',
  text: 'oklch(0.935 0.006 85)',
  textSoft: 'oklch(0.79 0.008 80)',
  textFaint: 'oklch(0.715 0.009 80)',
  accent: 'oklch(0.74 0.1 190)',
  accentHover: 'oklch(0.79 0.1 190)',
  onAccent: 'oklch(0.19 0.03 190)',
  accentSoft: 'oklch(0.32 0.045 190)',
  accentText: 'oklch(0.82 0.09 190)',
  won: 'oklch(0.79 0.13 150)',
  wonSoft: 'oklch(0.31 0.05 150)',
  lost: 'oklch(0.76 0.12 35)',
  lostSoft: 'oklch(0.32 0.06 33)',
  risk: 'oklch(0.78 0.14 75)',
  riskSoft: 'oklch(0.32 0.045 75)',
  riskText: 'oklch(0.84 0.11 80)',
  shadow: '0 10px 32px oklch(0 0 0 / 0.5), 0 1px 3px oklch(0 0 0 / 0.4)',
  veil: 'oklch(0.08 0.005 75 / 0.55)',
}

/** A member's colour as avatar, ring and name. `on` is the text upon it. */
export interface MemberTone {
  readonly fill: string
  readonly on: string
}
const hues: Readonly<Record<MemberColour, readonly [chroma: number, hue: number]>> = {
  teal: [0.08, 195],
  indigo: [0.14, 275],
  plum: [0.14, 325],
  rust: [0.12, 48],
  olive: [0.09, 115],
  slate: [0.035, 250],
  rose: [0.15, 10],
  sky: [0.1, 235],
}

export function memberTone(colour: MemberColour, scheme: 'light' | 'dark'): MemberTone {
  const [chroma, hue] = hues[colour]
  return scheme === 'light'
    ? { fill: `oklch(0.48 ${chroma} ${hue})`, on: 'oklch(0.995 0 0)' }
    : { fill: `oklch(0.76 ${chroma * 0.85} ${hue})`, on: 'oklch(0.18 0.01 75)' }
}

/** Sizes and durations, as CSS values. */
export const measures = {
  'lane-width': '288px',
  'card-height': '78px',
  'rail-width': '72px',
  'header-height': '48px',
  'sidebar-width': '264px',
  'tree-line': '30px',
  'tree-indent': '16px',
  'table-line': '34px',
  'timeline-names': '280px',
  'aside-width': '320px',
  'difference-width': '1080px',
  'inspector-width': '480px',
  'deal-width': '760px',
  'bar-height': '44px',
  radius: '8px',
  'radius-small': '5px',
  'size-tiny': '11px',
  'size-small': '12px',
  'size-card': '13px',
  'size-body': '14px',
  'size-page': '16px',
  'size-title': '20px',
  'size-display': '24px',
  'size-page-title': '28px',
  /** About 70 characters of a page's text. */
  'text-measure': '36rem',
  'outline-width': '220px',
  'font-code': "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  'time-quick': '120ms',
  'time-calm': '180ms',
} as const

/** Pixels of a virtual row: the card and the gap below it. */
export const CARD_HEIGHT = 78
export const CARD_GAP = 8

/** Pixels of a line of the page tree, and of a step further in. */
export const TREE_LINE = 30
export const TREE_INDENT = 16

/** Pixels of a line of the table. */
export const TABLE_LINE = 34
/** Pixels of the names at the left of the timeline. */
export const TIMELINE_NAMES = 280
