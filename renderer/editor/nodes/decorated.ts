import { createContext, createElement, useContext, type ComponentType, type ReactNode } from 'react'
import type { NodeKey } from 'lexical'
import type { ImageData, ReferenceData } from './node-data'

/**
 * What each decorator shows. The nodes only say which view and with what data; the views come from whoever mounts the
 * editor, so that the nodes run where there is no page to paint (templates, tests, the reader of history).
 */
export interface DecoratorData {
  readonly image: ImageData
  readonly reference: ReferenceData
  readonly opaque: { readonly was: string }
}

export interface DecoratorProps<K extends keyof DecoratorData> {
  readonly nodeKey: NodeKey
  readonly data: DecoratorData[K]
}

export type DecoratorViews = {
  readonly [K in keyof DecoratorData]?: ComponentType<DecoratorProps<K>>
}

export const DecoratorViewsContext = createContext<DecoratorViews>({})

export function decorated<K extends keyof DecoratorData>(
  view: K,
  nodeKey: NodeKey,
  data: DecoratorData[K],
): ReactNode {
  return createElement(Decorated<K>, { view, nodeKey, data })
}

interface DecoratedProps<K extends keyof DecoratorData> {
  readonly view: K
  readonly nodeKey: NodeKey
  readonly data: DecoratorData[K]
}

function Decorated<K extends keyof DecoratorData>({ view, nodeKey, data }: DecoratedProps<K>): ReactNode {
  const View: DecoratorViews[K] = useContext(DecoratorViewsContext)[view]
  return View === undefined ? null : createElement(View, { data, nodeKey })
}
