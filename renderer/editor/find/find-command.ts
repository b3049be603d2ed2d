import { createCommand, type LexicalCommand } from 'lexical'

/** Opens the search in this page; again, it takes the selected words. */
export const FIND_COMMAND: LexicalCommand<void> = createCommand('FIND_COMMAND')
