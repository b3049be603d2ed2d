import { chunk } from '../../ui/chunk'

/** Seldom wanted, and then over what is shown: read when they are opened. */
export const CrmChanges = chunk(() => import('./crm-changes').then(module => module.CrmChanges))
export const Duplicates = chunk(() => import('./duplicates').then(module => module.Duplicates))
