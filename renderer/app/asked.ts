import { createValueStore } from '../replica/value-store'

/** The question of this window: kept while one looks elsewhere, and handed over by the palette. */
export const askedText = createValueStore('')
