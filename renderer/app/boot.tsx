import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@fontsource-variable/inter'
import '../ui/base.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode, useEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { WinroomBridge } from '../../electron/contract/bridge'
import { CaptureWindow } from '../features/capture'
import { useSelected } from '../replica/value-store'
import { cssVariablesResolver, theme } from '../ui/theme'
import { createSession } from './create-session'
import { followMain } from './main-events'
import { Notices } from './notices'
import { SessionContext, type Session } from './session'
import { Shell } from './shell'

declare global {
  interface Window {
    readonly winroom: WinroomBridge
  }
}

/** Mantine writes its variables into a `<style>` of its own; the page's nonce lets it through the content policy. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

/** The small window of the global key shows one thing only. */
const isCaptureWindow = new URLSearchParams(window.location.search).has('capture')

function App({ session }: { readonly session: Session }): ReactNode {
  const scheme = useSelected(session.preferences, ({ theme: chosen }) => chosen)
  useEffect(() => followMain(session), [session])
  useEffect(() => {
    document.documentElement.lang = session.words.language
    const follow = (language: string) => (document.documentElement.lang = language)
    session.words.on('languageChanged', follow)
    return () => session.words.off('languageChanged', follow)
  }, [session])
  return (
    <SessionContext value={session}>
      <I18nextProvider i18n={session.words}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariablesResolver}
          getStyleNonce={styleNonce}
          {...(scheme === 'auto' ? { defaultColorScheme: 'auto' as const } : { forceColorScheme: scheme })}
        >
          <Notices />
          {isCaptureWindow ? <CaptureWindow /> : <Shell />}
        </MantineProvider>
      </I18nextProvider>
    </SessionContext>
  )
}

const session = await createSession(window.winroom)
const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
)
