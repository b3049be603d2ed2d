import { BLUR_COMMAND, COMMAND_PRIORITY_LOW, FOCUS_COMMAND, type LexicalEditor } from 'lexical'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { z } from 'zod'
import type { EditorBinding } from './editor-binding'
import type { SharedSelection } from './local-selection'

/** What others say of themselves, as it is shown: the rest of what they say is not the editor's. */
const presenceSchema = z.object({
  name: z.string().max(200),
  /** The name of a colour, a hex value or one of our variables: nothing that breaks out of a style. */
  color: z.string().regex(/^(#[0-9a-f]{3,8}|[a-z]{1,20}|var\(--[a-z0-9-]{1,60}\))$/i),
  focusing: z.boolean(),
  anchorPos: z.record(z.string(), z.unknown()),
  focusPos: z.record(z.string(), z.unknown()),
})

export interface OtherCaret {
  readonly client: number
  readonly name: string
  readonly color: string
  readonly selection: SharedSelection
}

/** Who else has their caret in the page, and where. What can't be read is no caret. */
export function othersCarets(awareness: Awareness): OtherCaret[] {
  const carets: OtherCaret[] = []
  for (const [client, state] of awareness.getStates()) {
    const read = client === awareness.clientID ? null : presenceSchema.safeParse(state)
    if (read?.success !== true || !read.data.focusing) continue
    const { name, color, anchorPos, focusPos } = read.data
    const [anchor, focus] = [positionOf(anchorPos), positionOf(focusPos)]
    if (anchor !== null && focus !== null) carets.push({ client, name, color, selection: { anchor, focus } })
  }
  return carets
}

/** Tells the others where this person's caret is, as long as it is in the page. Returns how to stop. */
export function tellPresence(
  editor: LexicalEditor,
  binding: EditorBinding,
  awareness: Awareness,
): () => void {
  const tell = (fields: Readonly<Record<string, unknown>>) => {
    const state = awareness.getLocalState()
    if (state !== null) awareness.setLocalState({ ...state, ...fields })
  }
  let told = ''
  const tellSelection = (selection: SharedSelection | null) => {
    const fields = { anchorPos: selection?.anchor ?? null, focusPos: selection?.focus ?? null }
    const text = JSON.stringify(fields)
    if (text !== told) tell(fields)
    told = text
  }
  const focusing = (is: boolean) => () => {
    tell({ focusing: is })
    return false
  }
  const stops = [
    binding.selection.subscribe(tellSelection),
    editor.registerCommand(FOCUS_COMMAND, focusing(true), COMMAND_PRIORITY_LOW),
    editor.registerCommand(BLUR_COMMAND, focusing(false), COMMAND_PRIORITY_LOW),
  ]
  return () => {
    for (const stop of stops) stop()
    tell({ focusing: false, anchorPos: null, focusPos: null })
  }
}

function positionOf(json: Readonly<Record<string, unknown>>): Y.RelativePosition | null {
  try {
    return Y.createRelativePositionFromJSON(json)
  } catch {
    return null
  }
}
