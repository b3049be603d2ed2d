import { Button } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../../core/ids'
import { useSession, useUi } from '../../app/session'
import { useSelected, useValue } from '../../replica/value-store'
import { SyncPill } from '../sharing'
import { NewPage } from './new-page'
import { PageScreen } from './page/page-screen'
import { ShowSidebar, Sidebar } from './sidebar/sidebar'
import { PageTrash } from './trash'
import { TreeState } from './tree/tree-state'
import { useWiki } from './use-wiki'
import { WikiContext, type WikiScope } from './wiki-context'
import styles from './wiki.module.css'

type Asked = { readonly what: 'new'; readonly beneath: PageId | null } | { readonly what: 'trash' } | null

/** The HOW and the WHY: pages that several people write. */
export function Wiki(): ReactNode {
  const { client, preferences } = useSession()
  const shown = useSelected(preferences, kept => kept.pages)
  const { pageId } = useUi()
  const index = useWiki()
  const [asked, setAsked] = useState<Asked>(null)
  const [made, setMade] = useState(false)
  const scope = useMemo(
    (): WikiScope => ({
      tree: new TreeState(),
      askNew: (beneath = null) => {
        setMade(false)
        setAsked({ what: 'new', beneath })
      },
      openTrash: () => setAsked({ what: 'trash' }),
    }),
    [],
  )
  useEffect(() => {
    client.setPresence({ boardId: null, dealId: null, doing: 'viewing', field: null })
  }, [client])
  useAsking(scope)
  return (
    <WikiContext value={scope}>
      <div className={styles['wiki']}>
        {shown && <Sidebar />}
        <div className={styles['place']}>
          {pageId !== null && index.rows.has(pageId) ? (
            <PageScreen key={pageId} pageId={pageId} />
          ) : (
            <NoPage />
          )}
        </div>
      </div>
      <NewPage
        opened={asked?.what === 'new'}
        beneath={asked?.what === 'new' ? asked.beneath : null}
        made={made}
        onClose={isMade => {
          setMade(isMade)
          setAsked(null)
        }}
      />
      <PageTrash opened={asked?.what === 'trash'} onClose={() => setAsked(null)} />
    </WikiContext>
  )
}

/** A key or the palette may ask for a new page from outside of this feature. */
function useAsking({ askNew }: WikiScope): void {
  const { ui } = useSession()
  const wanted = useSelected(ui.store, state => state.newPage)
  useEffect(() => {
    if (!wanted) return
    ui.set({ newPage: false })
    askNew()
  }, [wanted, ui, askNew])
}

/** No page is open: what belongs here, why it helps, and the one thing to do. */
function NoPage(): ReactNode {
  const { t } = useTranslation()
  const { wiki } = useSession()
  const index = useWiki()
  const loaded = useValue(wiki.loaded)
  useEffect(() => {
    document.title = `${t('wiki.title')} – Winroom`
  }, [t])
  return (
    <>
      <header className={styles['header']}>
        <ShowSidebar />
        <span className={styles['space']} />
        <SyncPill />
      </header>
      {loaded && index.rows.size === 0 && (
        <Empty title={t('wiki.empty.title')} text={t('wiki.empty.text')} action={t('wiki.empty.action')} />
      )}
      {loaded && index.rows.size > 0 && (
        <Empty title={t('wiki.choose.title')} text={t('wiki.choose.text')} action={t('wiki.new.button')} />
      )}
    </>
  )
}

interface EmptyProps {
  readonly title: string
  readonly text: string
  readonly action: string
}

function Empty({ title, text, action }: EmptyProps): ReactNode {
  const { ui } = useSession()
  return (
    <div className={styles['empty']}>
      <h2>{title}</h2>
      <p>{text}</p>
      <Button size="sm" onClick={() => ui.set({ newPage: true })}>
        {action}
      </Button>
    </div>
  )
}
