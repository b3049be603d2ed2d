type Write = (fields: Record<string, unknown>, message: string) => void

/**
 * Where the relay writes what happens: pino's shape, so a pino logger fits as it is.
 * Fields name rooms, sizes, counts and codes; they never carry what a document or a presence state says.
 */
export interface RelayLog {
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
}

/** For an embedder that wants no log. */
export const silentLog: RelayLog = { debug() {}, info() {}, warn() {}, error() {} }
