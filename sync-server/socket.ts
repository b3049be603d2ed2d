/** What the relay needs of a transport: whole binary frames, in order. Who makes one calls `receive` and `ended`. */
export interface RelaySocket {
  /** `taken` is called once the network has it, or the socket has ended. */
  send(frame: Uint8Array, taken?: () => void): void
  /** Whole WebSocket frames, as they go over the network; they leave at once, together. */
  sendFramed(pieces: readonly Uint8Array[]): void
  /** Calls `then` once this client, answered with so many bytes, may have another answer. */
  pay(bytes: number, then: () => void): void
  /** Says goodbye after what was sent. */
  close(code: number, reason: string): void
  /** Ends it at once. */
  destroy(): void
  /** Bytes sent and not yet taken by the network. */
  bufferedBytes(): number
}
