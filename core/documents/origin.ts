/** Every transaction says where it comes from: undo, sync and the store decide by it. */
export type Origin =
  | { readonly from: 'command'; readonly windowId: string }
  | { readonly from: 'seed' }
  /** Written in a window, on its replica. */
  | { readonly from: 'replica'; readonly windowId: string }
  | { readonly from: 'import'; readonly layerId: string }
  | { readonly from: 'migration' }
  /** Who wrote last, noted beside what they wrote. */
  | { readonly from: 'touch' }
  /** What the forecast said this week, kept by itself. */
  | { readonly from: 'snapshot' }
  | { readonly from: 'store' }
  | { readonly from: 'network' }
  /** What a person does to a page in a window; undo follows it. */
  | { readonly from: 'edit' }
