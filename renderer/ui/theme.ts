import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'
import { memberColours } from '../../core/workspace/schema'
import { dark, light, measures, memberTone, type Palette } from './tokens'

/** Mantine wants ten shades; ours differ by scheme, so the variables below say what is really used. */
const accent = tuple([0.96, 0.89, 0.82, 0.75, 0.68, 0.61, 0.54, 0.47, 0.4, 0.33], '0.08 190')
/** The greys that Mantine reaches for where no variable of ours says otherwise: warm as the rest. */
const greys = tuple([0.975, 0.958, 0.93, 0.905, 0.86, 0.64, 0.5, 0.43, 0.34, 0.26], '0.006 80')
const darks = tuple([0.935, 0.79, 0.715, 0.6, 0.36, 0.325, 0.262, 0.25, 0.215, 0.185], '0.007 75')

function tuple(lightness: readonly number[], rest: string): MantineColorsTuple {
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', i = '', j = ''] = lightness.map(
    l => `oklch(${l} ${rest})`,
  )
  return [a, b, c, d, e, f, g, h, i, j]
}

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  primaryColor: 'accent',
  colors: { accent, gray: greys, dark: darks },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '5px', md: '8px', lg: '8px', xl: '8px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.45' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  variantColorResolver: input => {
    const usual = defaultVariantColorsResolver(input)
    if (input.variant !== 'filled') return usual
    const red = input.color === 'red'
    return {
      ...usual,
      background: red ? 'var(--wr-lost)' : 'var(--wr-accent)',
      hover: red ? 'var(--wr-lost)' : 'var(--wr-accent-hover)',
      color: 'var(--wr-on-accent)',
    }
  },
  components: {
    // The page itself never scrolls, so there is nothing to lock; locking would write styles of its own.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        transitionProps: { duration: 120 },
        overlayProps: { color: 'var(--wr-veil)', backgroundOpacity: 1 },
      },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 }, withinPortal: true } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Tooltip: {
      defaultProps: { openDelay: 400, transitionProps: { duration: 120 } },
      styles: { tooltip: { padding: '4px 8px' } },
    },
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    // At this size Mantine leaves the words no room beside the lines between them.
    SegmentedControl: { vars: () => ({ root: { '--sc-padding': '3px 10px' } }) },
    Autocomplete: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md' } } },
    Select: {
      defaultProps: {
        size: 'sm',
        allowDeselect: false,
        checkIconPosition: 'right',
        comboboxProps: { shadow: 'md' },
      },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
  },
})

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    ...Object.fromEntries(Object.entries(measures).map(([name, value]) => [`--wr-${name}`, value])),
    '--mantine-shadow-md': 'var(--wr-shadow)',
    '--mantine-shadow-xl': 'var(--wr-shadow)',
  },
  light: scheme(light, 'light'),
  dark: scheme(dark, 'dark'),
})

function scheme(palette: Palette, name: 'light' | 'dark'): Record<string, string> {
  const own = Object.fromEntries(
    Object.entries(palette).map(([key, value]) => [`--wr-${kebab(key)}`, value as string]),
  )
  for (const colour of memberColours) {
    const tone = memberTone(colour, name)
    own[`--wr-member-${colour}`] = tone.fill
    own[`--wr-on-member-${colour}`] = tone.on
  }
  return { ...own, ...mantine(palette) }
}

/** What Mantine's own parts read, in our colours. */
function mantine(p: Palette): Record<string, string> {
  return {
    '--mantine-color-body': p.float,
    '--mantine-color-text': p.text,
    '--mantine-color-bright': p.text,
    '--mantine-color-dimmed': p.textSoft,
    '--mantine-color-placeholder': p.textFaint,
    '--mantine-color-error': p.lost,
    '--mantine-color-anchor': p.accentText,
    '--mantine-color-default': p.card,
    '--mantine-color-default-hover': p.cardHover,
    '--mantine-color-default-color': p.text,
    '--mantine-color-default-border': p.line,
    '--mantine-color-disabled': p.lane,
    '--mantine-color-disabled-color': p.textFaint,
    '--mantine-color-disabled-border': p.line,
    '--mantine-primary-color-filled': p.accent,
    '--mantine-primary-color-filled-hover': p.accentHover,
    '--mantine-primary-color-light': p.accentSoft,
    '--mantine-primary-color-light-hover': p.accentSoft,
    '--mantine-primary-color-light-color': p.accentText,
    '--mantine-primary-color-contrast': p.onAccent,
    '--mantine-color-accent-filled': p.accent,
    '--mantine-color-accent-filled-hover': p.accentHover,
    '--mantine-color-accent-light': p.accentSoft,
    '--mantine-color-accent-light-hover': p.accentSoft,
    '--mantine-color-accent-light-color': p.accentText,
    '--mantine-color-accent-outline': p.accent,
    '--mantine-color-accent-text': p.accentText,
    '--mantine-color-gray-light-hover': p.lane,
    '--mantine-color-gray-light-color': p.textSoft,
    '--mantine-color-gray-text': p.textSoft,
    '--mantine-color-red-filled': p.lost,
    '--mantine-color-red-light': p.lostSoft,
    '--mantine-color-red-light-hover': p.lostSoft,
    '--mantine-color-red-light-color': p.lost,
    '--mantine-color-red-text': p.lost,
  }
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
