/**
 * The keys of a page, for the list of all shortcuts: `mod` is Ctrl, or Cmd on a Mac. `editor.keys.<id>` says what each
 * does. What Lexical itself does (bold, undo) is listed with them: a reader of the list doesn't care whose it is.
 */
export const editorShortcuts = [
  { id: 'blocks', keys: ['/'] },
  { id: 'person', keys: ['@'] },
  { id: 'thing', keys: ['#'] },
  { id: 'page', keys: ['[['] },
  { id: 'emoji', keys: [':'] },
  { id: 'bold', keys: ['mod B'] },
  { id: 'italic', keys: ['mod I'] },
  { id: 'underline', keys: ['mod U'] },
  { id: 'link', keys: ['mod shift K'] },
  { id: 'text', keys: ['mod alt 0'] },
  { id: 'heading', keys: ['mod alt 1', 'mod alt 2', 'mod alt 3'] },
  { id: 'lists', keys: ['mod shift 7', 'mod shift 8', 'mod shift 9'] },
  { id: 'up', keys: ['alt shift ↑'] },
  { id: 'down', keys: ['alt shift ↓'] },
  { id: 'fold', keys: ['mod enter'] },
  { id: 'find', keys: ['mod F'] },
  { id: 'tools', keys: ['alt F10'] },
  { id: 'table', keys: ['shift F10'] },
  { id: 'plain', keys: ['mod shift V'] },
] as const
