/** Compacts a document in a worker thread, with the store's own code; TypeScript is loaded through tsx. */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { compactDocument } = await import('../../../../electron/engine/store/compaction.ts')
const merge = updates => Buffer.from(updates.map(update => Buffer.from(update).toString()).join('+'))
try {
  const done = compactDocument(workerData.folder, workerData.document, merge)
  parentPort.postMessage({ ok: true, ...done })
} catch (error) {
  parentPort.postMessage({ ok: false, code: error.code, message: error.message })
}
