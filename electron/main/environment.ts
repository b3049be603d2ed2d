import { appOrigin, appPage } from './origin'

/** What the environment asks of main. Everything that could lead it to foreign code counts only in unpackaged copies. */
export interface Environment {
  /** Where to save a picture of the first window. */
  picture: string | null
  /** Answer no question and show no dialog before the first window: for machines without eyes. */
  quiet: boolean
  /** Another engine program, for tests. */
  engineScript: string | null
  /** Another folder of pages, for tests. */
  pagesFolder: string | null
  page: string
  origin: string
}

export function readEnvironment(env: NodeJS.ProcessEnv, packaged: boolean): Environment {
  const devServer = packaged ? undefined : env.ELECTRON_RENDERER_URL
  return {
    picture: env.WINROOM_PICTURE ?? null,
    quiet: env.WINROOM_QUIET === '1',
    engineScript: packaged ? null : (env.WINROOM_ENGINE ?? null),
    pagesFolder: packaged ? null : (env.WINROOM_PAGES ?? null),
    page: devServer ?? appPage,
    origin: devServer === undefined ? appOrigin : new URL(devServer).origin,
  }
}
