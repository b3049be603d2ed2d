import { Button, Group, Radio, Stack } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../../core/ids'
import { titleOf } from '../../app/page-actions'
import { Panel } from '../../app/panel'
import { useSession, useUi } from '../../app/session'
import { useValue } from '../../replica/value-store'
import { countBeneath } from '../../replica/wiki-index'
import styles from './page-files.module.css'
import { useExportPages, type ExportFlow, type ExportState, type Scope } from './use-export-pages'
import { Working } from './working'

/** Pages to Markdown: which of them, where to, how far it is, and where they are. */
export function ExportPages(): ReactNode {
  const { t } = useTranslation()
  const { wiki } = useSession()
  const { filesPage } = useUi()
  const flow = useExportPages()
  const { state } = flow
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => wiki.follow(), [wiki])
  // What had the focus in the step before is gone: without this, keys would go nowhere.
  useEffect(() => {
    if (state.step !== 'choose') body.current?.focus()
  }, [state.step])
  const busy = state.step === 'running'
  return (
    <Panel opened title={t('pageFiles.exportTitle')} size={520} busy={busy}>
      <div ref={body} tabIndex={-1} className={styles['body']}>
        {state.step === 'choose' && <ChooseStep pageId={filesPage} problem={state.problem} run={flow.run} />}
        {state.step === 'running' && (
          <Working
            title={t('pageFiles.writing', { name: state.target.name })}
            work={state.work}
            onCancel={flow.cancel}
          />
        )}
        {state.step === 'done' && <DoneStep state={state} />}
      </div>
    </Panel>
  )
}

interface ChooseProps {
  readonly pageId: PageId | null
  readonly problem: string | null
  readonly run: ExportFlow['run']
}

function ChooseStep({ pageId, problem, run }: ChooseProps): ReactNode {
  const { t } = useTranslation()
  const session = useSession()
  const index = useValue(session.wiki.index)
  const page = pageId === null || !index.rows.has(pageId) ? null : pageId
  const beneath = page === null ? 0 : countBeneath(index, page)
  const [wished, setScope] = useState<Scope>('beneath')
  const scope = page === null ? 'wiki' : beneath === 0 && wished === 'beneath' ? 'alone' : wished
  const title = page === null ? '' : titleOf(session, page)
  const name =
    scope === 'wiki' ? (session.directory.get()?.directory.workspace?.name ?? t('wiki.title')) : title
  return (
    <>
      {problem !== null && (
        <p role="alert" className={styles['alert']}>
          {problem}
        </p>
      )}
      <Radio.Group label={t('pageFiles.what')} value={scope} onChange={setScope}>
        <Stack gap="xs" mt="xs">
          {page !== null && <Radio value="alone" label={t('pageFiles.scope.alone', { title })} />}
          {beneath > 0 && (
            <Radio value="beneath" label={t('pageFiles.scope.beneath', { count: beneath, title })} />
          )}
          <Radio value="wiki" label={t('pageFiles.scope.wiki', { count: index.rows.size })} />
        </Stack>
      </Radio.Group>
      <p className={styles['soft']}>{t('pageFiles.exportText')}</p>
      <Button size="sm" onClick={() => run(scope, page, name)} data-autofocus>
        {t('pageFiles.chooseWhere')}
      </Button>
    </>
  )
}

function DoneStep({ state }: { readonly state: Extract<ExportState, { step: 'done' }> }): ReactNode {
  const { t } = useTranslation()
  const { bridge, ui } = useSession()
  const { result, target } = state
  const { pages, pictures, missingPictures } = result
  return (
    <div className={styles['centre']}>
      <h2>
        <IconCircleCheck size={22} stroke={1.75} />{' '}
        {t('pageFiles.exported', { count: pages, name: target.name })}
      </h2>
      {pictures > 0 && <p>{t('pageFiles.picturesBeside', { count: pictures })}</p>}
      {missingPictures > 0 && (
        <p className={styles['alert']}>{t('pageFiles.missingPictures', { count: missingPictures })}</p>
      )}
      <Group gap="sm" justify="center">
        <Button size="sm" onClick={() => void bridge.invoke('file:show-in-folder', { path: target.path })}>
          {t('pageFiles.showFolder')}
        </Button>
        <Button size="sm" variant="default" onClick={ui.closePanel}>
          {t('common.close')}
        </Button>
      </Group>
    </div>
  )
}
