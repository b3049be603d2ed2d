const KiB = 1024
const MiB = 1024 * KiB

/** So much per second on average, so much at once. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** What one client, one room or one turn may cost. Sizes in bytes, times in milliseconds. */
export interface Limits {
  /** Largest message accepted from a client; a larger one closes the connection (1009). */
  readonly maxMessageBytes: number
  /** Largest blob that is kept. */
  readonly maxBlobBytes: number
  /** Bytes that may wait for a client that does not read, on top of the last answer it asked for. */
  readonly maxBufferedBytes: number
  /** Bytes a client may send before its room is loaded. */
  readonly maxWaitingBytes: number
  /** Bytes of a stream's answers that are sent ahead of their reader, and rooms that it may ask for and not have been told of. */
  readonly streamAheadBytes: number
  readonly maxWantedRooms: number
  /** Presence states one connection may hold, and the size of each. */
  readonly maxPresencePerConnection: number
  readonly maxPresenceBytes: number
  /** After this long without a frame, a connection gets an empty presence frame (a stock client gives up after 30 s). */
  readonly keepAliveMs: number
  /** How often a client is pinged; who has not answered the ping before is dropped. */
  readonly pingMs: number
  /** What one connection may send on average, and at once. Who sends more is read more slowly; nothing of it is lost. */
  readonly frameRate: Rate
  readonly byteRate: Rate
  /** Handshakes and requests from one address. */
  readonly handshakes: Rate
  readonly maxConnectionsPerAddress: number
  readonly maxConnectionsPerWorkspace: number
  /** Rooms of one workspace in memory. */
  readonly maxRoomsPerWorkspace: number
  /** Sockets that have not sent a whole request: in all, from one address, and for how long. */
  readonly maxPending: number
  readonly maxPendingPerAddress: number
  readonly requestMs: number
  /** How long a closing socket may take to say goodbye before it is destroyed. */
  readonly closeGraceMs: number
  /** How long a room without connections stays in memory, and an open room its Y.Doc after the last difference. */
  readonly roomIdleMs: number
  readonly replicaIdleMs: number
  /** Updates kept beside a Y.Doc before they are applied to it, or it is thrown away because nobody asks any more. */
  readonly maxBehind: number
  /** A room is to be compacted when its log has this many entries, or this many bytes and more than its snapshot. */
  readonly compactEntries: number
  readonly compactBytes: number
  /** It is once nothing has come for this long, so that nobody's edits wait for it; or when its log is as long as this. */
  readonly compactQuietMs: number
  readonly overdueEntries: number
  readonly overdueBytes: number
}

export const defaultLimits: Limits = {
  maxMessageBytes: 64 * MiB,
  maxBlobBytes: 32 * MiB,
  maxBufferedBytes: 32 * MiB,
  maxWaitingBytes: 128 * MiB,
  streamAheadBytes: 1 * MiB,
  maxWantedRooms: 200_000,
  maxPresencePerConnection: 64,
  maxPresenceBytes: 64 * KiB,
  keepAliveMs: 15_000,
  pingMs: 30_000,
  frameRate: { perSecond: 5_000, burst: 100_000 },
  byteRate: { perSecond: 16 * MiB, burst: 128 * MiB },
  handshakes: { perSecond: 100, burst: 2_000 },
  maxConnectionsPerAddress: 5_000,
  maxConnectionsPerWorkspace: 10_000,
  maxRoomsPerWorkspace: 50_000,
  maxPending: 4_096,
  maxPendingPerAddress: 512,
  requestMs: 10_000,
  closeGraceMs: 2_000,
  roomIdleMs: 5_000,
  replicaIdleMs: 30_000,
  maxBehind: 2_000,
  compactEntries: 1_000,
  compactBytes: 1 * MiB,
  compactQuietMs: 1_000,
  overdueEntries: 100_000,
  overdueBytes: 16 * MiB,
}
