import path from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import { planHtml, planMarkdown, type BuyerPlan } from '../../core/deal/buyer-plan'
import type { BridgeInput, SavedFile } from '../contract/bridge'
import { writeFileAtomically } from './atomic-file'

/** Asks where the plan for the buyer is to be kept, and writes it there, whole or not at all. */
export async function savePlan(
  window: BrowserWindow,
  { suggestedName, format, plan }: BridgeInput<'plan:save'>,
  title: string,
): Promise<SavedFile> {
  const chosen = await dialog.showSaveDialog(window, {
    title,
    defaultPath: withExtension(safeName(suggestedName), format),
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
  })
  if (chosen.canceled || chosen.filePath === '') return { state: 'dismissed' }
  // Not every system adds it; with it, no file of the workspace can be meant.
  const file = withExtension(chosen.filePath, format)
  try {
    writeFileAtomically(file, format === 'pdf' ? await printed(plan) : planMarkdown(plan), 0o644)
    return { state: 'saved', path: file, name: path.basename(file) }
  } catch (error) {
    return { state: 'failed', detail: String(error) }
  }
}

/** Prints in a window that nobody sees: sandboxed, without scripts, without our bridge, in a session that keeps and fetches nothing. */
async function printed(plan: BuyerPlan): Promise<Uint8Array> {
  const paper = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      partition: 'print',
    },
  })
  try {
    paper.webContents.session.webRequest.onBeforeRequest((request, answer) =>
      answer({ cancel: !request.url.startsWith('data:') }),
    )
    await paper.loadURL(
      `data:text/html;charset=utf-8;base64,${Buffer.from(planHtml(plan)).toString('base64')}`,
    )
    return await paper.webContents.printToPDF({
      pageSize: 'A4',
      margins: { top: 0.8, bottom: 0.8, left: 0.8, right: 0.8 },
      generateTaggedPDF: true,
    })
  } finally {
    paper.destroy()
  }
}

function withExtension(file: string, format: string): string {
  return file.toLowerCase().endsWith(`.${format}`) ? file : `${file}.${format}`
}

/** A deal's title may hold what no file's name can, and marks that turn its letters around: `plan<mark>fdp.exe` looks like a PDF. */
function safeName(name: string): string {
  const safe = path.basename(name.replace(/[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]/gu, ' ')).trim()
  return safe === '' ? 'plan' : safe
}
