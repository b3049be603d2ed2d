import type { ItemOf } from '../../../../core/page/head'

/** One claim of a battlecard, with where it stands. */
export type Claim = ItemOf<'battlecard', 'claims'>
