import type { Block } from '../../core/page/content/blocks'

const text = (value: string, format = 0) => ({ type: 'text' as const, text: value, format })
const line = (value: string) => ({ type: 'paragraph' as const, inlines: [text(value)] })

/** One of every type, each with everything that it can hold. */
export const contentSamples: Record<string, Block[]> = {
  'a paragraph with every look': [
    {
      type: 'paragraph',
      inlines: [
        text('a'),
        text('b', 1),
        text('c', 2),
        text('d', 4),
        text('e', 8),
        text('f', 16),
        text('g', 32),
        text('h', 64),
        text('i', 128),
        text('j', 255),
      ],
      align: 'center',
      indent: 2,
    },
  ],
  'breaks, tabs and emoji': [
    { type: 'paragraph', inlines: [text('a\tb👍🏽'), { type: 'break' }, { type: 'break' }, text('\t', 1)] },
  ],
  'an empty paragraph': [{ type: 'paragraph', inlines: [] }],
  headings: ([1, 2, 3, 4, 5, 6] as const).map(level => ({
    type: 'heading',
    level,
    inlines: [text(`h${level}`)],
  })),
  'a link and one that the editor made': [
    {
      type: 'paragraph',
      inlines: [
        { type: 'link', url: 'https://a.example', title: 't', inlines: [text('a'), text('b', 1)] },
        text(' and '),
        { type: 'link', url: 'https://b.example', title: null, auto: true, inlines: [text('b.example')] },
      ],
    },
  ],
  'a reference': [
    {
      type: 'paragraph',
      inlines: [text('see '), { type: 'reference', kind: 'deal', target: 'd1', label: 'Acme' }],
    },
  ],
  'nested lists': [
    {
      type: 'list',
      style: 'number',
      start: 4,
      items: [
        {
          checked: null,
          inlines: [text('one')],
          blocks: [
            {
              type: 'list',
              style: 'bullet',
              start: 1,
              items: [{ checked: null, inlines: [text('under')], blocks: [] }],
            },
          ],
        },
        { checked: null, inlines: [text('two')], blocks: [] },
      ],
    },
  ],
  'a list that begins indented': [
    {
      type: 'list',
      style: 'bullet',
      start: 1,
      items: [
        {
          checked: null,
          bare: true,
          inlines: [],
          blocks: [
            {
              type: 'list',
              style: 'bullet',
              start: 1,
              items: [{ checked: null, inlines: [text('in')], blocks: [] }],
            },
          ],
        },
      ],
    },
  ],
  'a list whose points hold blocks': [
    {
      type: 'list',
      style: 'bullet',
      start: 1,
      items: [
        {
          checked: null,
          inlines: [text('run')],
          blocks: [{ type: 'code', language: 'sh', text: 'make' }, line('then')],
        },
      ],
    },
  ],
  'a check list': [
    {
      type: 'list',
      style: 'check',
      start: 1,
      items: [
        { checked: true, inlines: [text('done')], blocks: [] },
        { checked: false, inlines: [text('open')], blocks: [] },
      ],
    },
  ],
  'a quote of text': [{ type: 'quote', blocks: [line('said')] }],
  'a quote of blocks': [{ type: 'quote', blocks: [line('said'), { type: 'divider' }] }],
  'an empty quote': [{ type: 'quote', blocks: [] }],
  code: [{ type: 'code', language: 'ts', text: 'if (a) {\n\tb()\n}\n' }],
  'code of no language': [{ type: 'code', language: null, text: '' }],
  'a table': [
    {
      type: 'table',
      widths: [80, 120],
      rows: [
        {
          cells: [{ head: 'both', columns: 2, rows: 1, blocks: [line('head')] }],
        },
        {
          cells: [
            { head: 'column', columns: 1, rows: 1, blocks: [line('a'), line('b')] },
            { head: 'none', columns: 1, rows: 1, blocks: [] },
          ],
        },
      ],
    },
  ],
  'a divider': [{ type: 'divider' }],
  'a callout': [{ type: 'callout', tone: 'warning', blocks: [line('mind')] }],
  'an empty callout': [{ type: 'callout', tone: 'tip', blocks: [] }],
  'a collapsible': [{ type: 'collapsible', title: [text('more', 1)], blocks: [line('inside')] }],
  'an image': [
    {
      type: 'image',
      hash: 'a'.repeat(64),
      mime: 'image/png',
      alt: 'a plan',
      caption: 'Our plan',
      width: 640,
      height: 480,
    },
  ],
  'an image made smaller': [
    {
      type: 'image',
      hash: 'b'.repeat(64),
      mime: 'image/png',
      alt: '',
      caption: '',
      width: 640,
      height: 480,
      shown: 320,
    },
  ],
}
