import { describe, expect, it } from 'vitest'
import { memberColours } from '../../core/workspace/schema'
import { dark, light, memberTone, type Palette } from './tokens'

/** WCAG relative luminance of an `oklch(L C H)`, clipped to sRGB as a screen does. */
function luminance(colour: string): number {
  const [l, c, h] = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/.exec(colour)!.slice(1).map(Number) as [
    number,
    number,
    number,
  ]
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const texts = ['text', 'textSoft', 'textFaint'] as const
const surfaces = ['canvas', 'lane', 'card', 'cardHover', 'float'] as const
const pairs: (readonly [keyof Palette, keyof Palette])[] = [
  ...texts.flatMap(text => surfaces.map(surface => [text, surface] as const)),
  ['onAccent', 'accent'],
  ['onAccent', 'accentHover'],
  ['onAccent', 'lost'],
  ['accentText', 'accentSoft'],
  ['accentText', 'card'],
  ['accentText', 'canvas'],
  ['accentText', 'float'],
  ['text', 'accentSoft'],
  ['won', 'wonSoft'],
  ['won', 'lane'],
  ['lost', 'lostSoft'],
  ['lost', 'lane'],
  ['lost', 'float'],
  ['riskText', 'riskSoft'],
  ['riskText', 'card'],
]

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s palette', (name, palette) => {
  it.each(pairs)('%s on %s is AA for text', (text, surface) => {
    expect(contrast(palette[text], palette[surface])).toBeGreaterThanOrEqual(4.5)
  })
  it.each([
    ['risk', 'card'],
    ['accent', 'canvas'],
    ['accent', 'card'],
    ['lineStrong', 'card'],
  ] as const)('%s on %s is AA for shapes', (shape, surface) => {
    expect(contrast(palette[shape], palette[surface])).toBeGreaterThanOrEqual(3)
  })
  it.each(memberColours)('member %s is legible as avatar, and as ring on a card', colour => {
    const tone = memberTone(colour, name)
    expect(contrast(tone.on, tone.fill)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tone.fill, palette.card)).toBeGreaterThanOrEqual(3)
  })
})
