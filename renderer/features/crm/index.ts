import { lazy } from 'react'

/** Seldom wanted, and then over what is shown: read when they are opened. */
export const CrmChanges = lazy(async () => ({ default: (await import('./crm-changes')).CrmChanges }))
export const Duplicates = lazy(async () => ({ default: (await import('./duplicates')).Duplicates }))
