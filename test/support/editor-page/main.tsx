import '@mantine/core/styles.css'
import '@fontsource-variable/inter'
import '../../../renderer/ui/base.css'
import { MantineProvider } from '@mantine/core'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin'
import type { LexicalEditor } from 'lexical'
import { StrictMode, Suspense, useEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { PageEditor } from '../../../renderer/editor'
import { createWords, languageOf } from '../../../renderer/i18n'
import { cssVariablesResolver, theme } from '../../../renderer/ui/theme'
import { memoryImages, sampleReferences, theReader } from './ports'
import { fillPage } from './fill-page'

/** What a test asks of the page. */
export interface EditorPage {
  editor: LexicalEditor | null
  readonly opened: string[]
  readonly fill: (words: number) => void
}
declare global {
  interface Window {
    editorPage: EditorPage
  }
}

const opened: string[] = []
const asked = new URLSearchParams(location.search)
window.editorPage = {
  editor: null,
  opened,
  fill: words => {
    if (window.editorPage.editor !== null) fillPage(window.editorPage.editor, words)
  },
}

function Handle(): ReactNode {
  const [editor] = useLexicalComposerContext()
  useEffect(() => {
    window.editorPage.editor = editor
  }, [editor])
  return <HistoryPlugin />
}

const words = await createWords(languageOf(asked.get('language') ?? 'en'))
const references = sampleReferences(target => opened.push(target))
const images = memoryImages()
const scheme = asked.get('theme') === 'dark' ? 'dark' : 'light'
const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme}>
        <main style={{ height: '100vh', overflow: 'auto', padding: '32px 16px' }} data-selectable>
          <Suspense>
            <PageEditor
              label="A page"
              standalone
              readOnly={asked.get('read') === 'only'}
              images={images}
              references={references}
              readMarkdown={theReader}
              openUrl={url => opened.push(url)}
            >
              <Handle />
            </PageEditor>
          </Suspense>
        </main>
      </MantineProvider>
    </I18nextProvider>
  </StrictMode>,
)
