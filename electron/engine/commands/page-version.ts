import { editPage } from '../../../core/documents/page'
import { nameVersion } from '../../../core/page/history/version'
import { ok } from '../../../core/result'
import type { versionCommands } from '../../contract/page-versions'
import { pageDocument } from '../documents/names'
import { keepVersion } from '../history/keep-version'
import { fail, origin, type Handlers } from './handler'

export const versionHandlers: Handlers<keyof typeof versionCommands> = {
  'page.version-keep': async (context, { pageId, name, reason }) => {
    const { workspace } = context
    const request = { name, reason, authors: [workspace.member.id] }
    return ok({ versionId: await keepVersion(workspace, pageId, request, origin(context)) })
  },
  'page.version-name': (context, { pageId, versionId, name }) => {
    const named = context.workspace.documents.edit(pageDocument(pageId), origin(context), doc =>
      editPage(doc, origin(context), () => nameVersion(doc, versionId, name)),
    )
    return named ? ok({}) : fail('not-found', `no version ${versionId}`, { at: 'versionId' })
  },
}
