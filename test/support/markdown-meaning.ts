import type { Definition, Nodes, PhrasingContent, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/**
 * What a Markdown text says, by the parser's own tree and nothing of ours: without positions, with references resolved, text
 * as runs with the set of their looks, and without what no reader sees (loose or tight, one mark or the other).
 */
export function meaningOf(source: string): unknown {
  const root = treeOfMarkdown(source)
  const definitions = new Map<string, Definition>()
  visit(root, node => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  })
  return flow(root, definitions)
}

export function treeOfMarkdown(source: string): Root {
  return fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

export function visit(node: Nodes, each: (node: Nodes) => void): void {
  each(node)
  if ('children' in node) for (const child of node.children) visit(child, each)
}

type Definitions = ReadonlyMap<string, Definition>

function flow(node: Nodes, definitions: Definitions): unknown {
  if (node.type === 'definition') return []
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    const depth = node.type === 'heading' ? node.depth : 0
    return [node.type, depth, ...runs(node.children, definitions)]
  }
  if (!('children' in node)) {
    if (node.type === 'code') return [node.type, node.lang ?? null, node.meta ?? null, node.value]
    return 'value' in node ? [node.type, node.value] : [node.type]
  }
  if (node.type === 'table') {
    // A row counts as far as the first one: what is missing is empty, what is beyond is not there.
    const columns = node.children[0]?.children.length ?? 0
    const rows = node.children.map(row =>
      Array.from({ length: columns }, (_, at) => {
        const cell = row.children[at]
        return cell === undefined ? ['tableCell', 0] : flow(cell, definitions)
      }),
    )
    return [node.type, node.align ?? null, ...rows]
  }
  const children = node.children
    .filter(child => child.type !== 'definition')
    .map(child => flow(child, definitions))
  if (node.type === 'list') return [node.type, node.ordered ?? false, node.start ?? null, ...children]
  if (node.type === 'listItem') return [node.type, node.checked ?? null, ...children]
  return [node.type, ...children]
}

interface Run {
  readonly what: string
  readonly looks: string
  readonly text: string
}

function runs(
  nodes: readonly PhrasingContent[],
  definitions: Definitions,
  looks: ReadonlySet<string> = new Set(),
): Run[] {
  const made = nodes.flatMap((node): Run[] => {
    const now = [...looks].sort().join(' ')
    switch (node.type) {
      case 'text':
        return [{ what: 'text', looks: now, text: node.value.replace(/\r\n|[\r\n]/g, ' ') }]
      case 'inlineCode':
        return [
          { what: 'text', looks: [...looks, 'code'].sort().join(' '), text: node.value.replace(/\n/g, ' ') },
        ]
      case 'strong':
      case 'emphasis':
      case 'delete':
        return runs(node.children, definitions, new Set([...looks, node.type]))
      case 'link':
        return runs(node.children, definitions, new Set([...looks, link(node.url, node.title)]))
      case 'linkReference': {
        const { url = '', title } = definitions.get(node.identifier) ?? {}
        return runs(node.children, definitions, new Set([...looks, link(url, title)]))
      }
      case 'image':
        return [{ what: link(node.url, node.title), looks: now, text: node.alt ?? '' }]
      case 'imageReference': {
        const { url = '', title } = definitions.get(node.identifier) ?? {}
        return [{ what: link(url, title), looks: now, text: node.alt ?? '' }]
      }
      case 'break':
        return [{ what: 'break', looks: '', text: '' }]
      case 'footnoteReference':
        return [{ what: 'footnote', looks: now, text: node.identifier }]
      case 'html':
        return [{ what: 'html', looks: now, text: node.value }]
    }
  })
  return made.reduce<Run[]>((merged, run) => {
    const last = merged.at(-1)
    if (last?.what === 'text' && run.what === 'text' && last.looks === run.looks)
      merged[merged.length - 1] = { ...last, text: last.text + run.text }
    else if (run.what !== 'text' || run.text !== '') merged.push(run)
    return merged
  }, [])
}

function link(url: string, title: string | null | undefined): string {
  return `link ${url} ${title ?? ''}`
}
