/** Why a store can't be opened, in words for the person who started the relay. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError'
}
