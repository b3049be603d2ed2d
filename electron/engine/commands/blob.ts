import { ok } from '../../../core/result'
import { fail, type Handlers } from './handler'

export const blobCommands: Handlers<'blob.put'> = {
  'blob.put': async ({ workspace }, { bytes }) => {
    // A copy that is ours alone: what is hashed is what is written.
    const kept = await workspace.blobs.put(new Uint8Array(bytes))
    if (kept === 'too-large') return fail('too-large', `${bytes.byteLength} bytes`, { at: 'bytes' })
    if (kept === 'no-picture') return fail('no-picture', 'not a picture of a known kind', { at: 'bytes' })
    return ok(kept)
  },
}
