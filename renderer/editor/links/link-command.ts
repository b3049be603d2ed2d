import { createCommand, type LexicalCommand } from 'lexical'

/** Asks for the address of the link at the caret, or of one that the selection becomes. */
export const EDIT_LINK_COMMAND: LexicalCommand<void> = createCommand('EDIT_LINK_COMMAND')
