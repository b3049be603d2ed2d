import { lazy } from 'react'

/** Chunks of their own: what is set once in a while is read when it is opened. */
export const PipelineSettings = lazy(() =>
  import('./pipeline-settings').then(module => ({ default: module.PipelineSettings })),
)

export { Closing } from './closing/lazy-closing'
