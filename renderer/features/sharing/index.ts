export { Sharing } from './sharing'
export { SyncPill } from './sync-pill'
