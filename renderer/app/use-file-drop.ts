import { useEffect, useState } from 'react'
import { arePages } from './page-files'
import { useSession } from './session'

/** A file dropped anywhere on the window is one to import: pages where it is Markdown or a folder, deals otherwise. True while one is held over it. */
export function useFileDrop(): boolean {
  const { bridge, ui } = useSession()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      const importPath = file === undefined ? '' : bridge.pathOfFile(file)
      // A file that lives in no folder (dragged out of another program, say) has no path to import from.
      if (file === undefined || importPath === '') return
      const isFolder = event.dataTransfer?.items[0]?.webkitGetAsEntry()?.isDirectory ?? false
      const panel = arePages(file.name, isFolder) ? 'importPages' : 'import'
      ui.set({ panel, importPath, dealId: null, ...(panel === 'importPages' && { filesPage: null }) })
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [bridge, ui])
  return over
}
