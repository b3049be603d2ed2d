import { chunk } from '../../ui/chunk'

/** Chunks of their own: what is set once in a while is read when it is opened. */
export const PipelineSettings = chunk(() =>
  import('./pipeline-settings').then(module => module.PipelineSettings),
)

export { Closing } from './closing/lazy-closing'
