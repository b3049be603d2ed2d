/** What a block of code can be said to be. Proper names: the same in every language. */
export const languageNames: Readonly<Record<string, string>> = {
  bash: 'Shell',
  css: 'CSS',
  xml: 'HTML',
  java: 'Java',
  javascript: 'JavaScript',
  json: 'JSON',
  markdown: 'Markdown',
  python: 'Python',
  sql: 'SQL',
  typescript: 'TypeScript',
  yaml: 'YAML',
}

const aliases: Readonly<Record<string, string>> = {
  sh: 'bash',
  shell: 'bash',
  html: 'xml',
  js: 'javascript',
  ts: 'typescript',
  md: 'markdown',
  py: 'python',
  yml: 'yaml',
}

/** The language by the name that the names above have; as it was written where none of them is it. */
export function languageOf(written: string): string {
  const name = written.toLowerCase()
  return aliases[name] ?? name
}
