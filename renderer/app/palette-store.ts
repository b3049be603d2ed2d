import { createSpotlight } from '@mantine/spotlight'

/** The palette of this window: its state, and the ways to open and close it. */
export const [paletteStore, palette] = createSpotlight()
