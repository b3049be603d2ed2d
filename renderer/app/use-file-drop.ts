import { useEffect, useState } from 'react'
import { arePages } from './page-files'
import { useSession } from './session'

/** Files dropped anywhere on the window are to be imported: pages where the first is Markdown or a folder, tables otherwise. True while one is held over it. */
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
      const files = [...(event.dataTransfer?.files ?? [])]
      // A file that lives in no folder (dragged out of another program, say) has no path to import from.
      const importPaths = files.map(file => bridge.pathOfFile(file)).filter(path => path !== '')
      const [first, importPath] = [files[0], importPaths[0]]
      if (first === undefined || importPath === undefined) return
      const isFolder = event.dataTransfer?.items[0]?.webkitGetAsEntry()?.isDirectory ?? false
      if (arePages(first.name, isFolder))
        ui.set({ panel: 'importPages', importPath, dealId: null, filesPage: null })
      else ui.set({ panel: 'import', importPaths, dealId: null })
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
