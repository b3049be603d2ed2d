import { createValueStore } from '../../replica/value-store'

/** What is looked for in the results of this window: kept while they are closed, and handed over by the palette. */
export const searchText = createValueStore('')
