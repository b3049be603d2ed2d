import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '../../../electron/cli/program'

let folder: string
let team: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winroom-wiki-'))
  team = join(folder, 'team')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: [] as string[], err: [] as string[] }
  const push = (text: string): unknown => said.out.push(text)
  const code = await runCli(args, { out: push, write: push, err: text => said.err.push(text) })
  return { code, out: said.out.join('\n'), err: said.err.join('\n') }
}

function files(at: string, texts: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, at, name)), { recursive: true })
    writeFileSync(join(folder, at, name), text)
  }
  return join(folder, at)
}

/** Every file under a folder with its content; pictures by their bytes. */
function tree(at: string, inside = ''): Record<string, string> {
  return Object.assign({}, ...readdirSync(join(at, inside), { withFileTypes: true }).map(entry => {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`
    return entry.isDirectory() ? tree(at, path) : { [path]: readFileSync(join(at, path), 'latin1') }
  })) as Record<string, string> // prettier-ignore
}

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') // prettier-ignore
const pngHash = createHash('sha256').update(png).digest('hex')

const wiki = {
  'Tactics.md': `---
title: "Tactics: how we win"
kind: tactic
tags: [Price, Début]
order: 1
head:
  situation: |-
    They say it is too dear.
    Twice.
  whatToSay: Compared to what?
---

See [the card](Tactics/Acme%20card.md) and [itself](Tactics.md#top).

![Chart](pics/chart.png "Ours")
`,
  'Tactics/Acme card.md': `# Acme: the card

- [ ] call
- [x] wait

Back to [tactics](../Tactics.md), out to [web](https://example.com).
`,
  'Tactics/notes/deep.md': 'Deep *down*.\n',
  'pics/chart.png': png,
  'Plain.md': 'Just text.\n',
  '.obsidian/config.md': 'no page',
  'todo.txt': 'no page',
}

test('a folder in, out, in again and out: the same files', async () => {
  const source = files('wiki', wiki)
  const dry = await cli('wiki', 'import', source, '--workspace', team, '--dry-run')
  expect(dry).toMatchObject({ code: 0, err: '' })
  expect(dry.out).toContain(
    '5 pages, 1 pictures, 3 links between them, 2 new tags (Price, Début) would be imported',
  )
  expect(existsSync(team)).toBe(false)
  const done = await cli('wiki', 'import', source, '--workspace', team)
  expect(done).toEqual({ code: 0, err: '', out: '5 pages, 1 pictures, 3 links between them, 2 new tags (Price, Début)' }) // prettier-ignore
  const out = join(folder, 'out')
  expect((await cli('wiki', 'export', '--workspace', team, '--out', out)).out).toContain(
    '5 pages and 1 pictures',
  )
  const first = tree(out)
  expect(Object.keys(first).sort()).toEqual([
    'Plain.md',
    'Tactics how we win.md',
    'Tactics how we win/Acme the card.md',
    'Tactics how we win/notes.md',
    'Tactics how we win/notes/deep.md',
    `images/${pngHash}.png`,
  ])
  expect(first['Tactics how we win.md']?.replace(/id: .*\n/, '')).toBe(`---
title: "Tactics: how we win"
kind: tactic
order: 1
tags:
  - Price
  - D\u00c3\u00a9but
head:
  situation: |-
    They say it is too dear.
    Twice.
  whatToSay: Compared to what?
---

See [the card](Tactics%20how%20we%20win/Acme%20the%20card.md) and [itself](Tactics%20how%20we%20win.md).

![Chart](images/${pngHash}.png "Ours")
`)
  const other = join(folder, 'other')
  expect(await cli('wiki', 'import', out, '--workspace', other)).toMatchObject({ code: 0, err: '' })
  const again = join(folder, 'again')
  await cli('wiki', 'export', '--workspace', other, '--out', again)
  const withoutIds = (all: Record<string, string>): string => JSON.stringify(all).replace(/id: \w+/g, 'id')
  expect(withoutIds(tree(again))).toBe(withoutIds(first))
})

test('one page with what is beneath it; references that lead out of it stay references', async () => {
  await cli('wiki', 'import', files('wiki', wiki), '--workspace', team)
  const out = join(folder, 'one')
  expect(await cli('wiki', 'export', '--workspace', team, '--out', out, '--page', 'acme: the CARD')).toMatchObject({ code: 0 }) // prettier-ignore
  expect(Object.keys(tree(out))).toEqual(['Acme the card.md'])
  expect(readFileSync(join(out, 'Acme the card.md'), 'utf8')).toMatch(
    /Back to \[tactics]\(winroom:\/\/page\/\w+\)/,
  )
  expect((await cli('wiki', 'export', '--workspace', team, '--out', out)).err).toContain('not empty')
  expect((await cli('wiki', 'export', '--workspace', team, '--out', join(team, 'x'))).err).toContain(
    'own folder',
  )
  expect((await cli('wiki', 'export', '--workspace', team, '--out', join(folder, 'y'), '--page', 'none')).err).toContain('no page "none"') // prettier-ignore
})

test('titles that no file system takes become names that all do', async () => {
  const titles = [
    '../../etc/passwd',
    'CON',
    'a/b\\c:d*e?',
    '.hidden',
    'Été',
    'ÉTÉ',
    'x'.repeat(300),
    '   ',
    'images',
  ]
  const source = files('odd', Object.fromEntries(titles.map((title, at) => [`${at}.md`, `---\ntitle: ${JSON.stringify(title)}\n---\n`]))) // prettier-ignore
  await cli('wiki', 'import', source, '--workspace', team)
  const out = join(folder, 'out')
  await cli('wiki', 'export', '--workspace', team, '--out', out)
  expect(
    Object.keys(tree(out))
      .map(name => Buffer.from(name, 'utf8').toString())
      .sort(),
  ).toEqual(
    ['7.md', 'CON page.md', 'a b c d e.md', 'etc passwd.md', 'hidden.md', 'images (2).md', `${'x'.repeat(120)}.md`, 'Été.md', 'ÉTÉ (2).md'].sort(), // prettier-ignore
  )
  expect(existsSync(join(folder, 'etc'))).toBe(false)
})

test('files that lead outside, or are none, keep all out, and are named; the rest can be imported', async () => {
  const source = files('hostile', {
    'good.md': 'Good.\n',
    'out.md': '![x](../secret.png) ![y](/etc/hosts) ![z](%2e%2e/secret.png)\n',
    'bomb.md': `${'> '.repeat(5_000)}x\n`,
    'large.md': 'a'.repeat(10_000_000),
    'binary.md': Buffer.from([0xff, 0xfe, 0, 1, 0x80]),
    'alias.md': `---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n---\nHeld.\n`,
    'fake.md': '![x](not-a-picture.png)\n',
    'not-a-picture.png': '<svg onload="steal()"/>',
  })
  files('.', { 'secret.png': png })
  symlinkSync('/etc/hosts', join(source, 'link.md'))
  symlinkSync('..', join(source, 'up'))
  const refused = await cli('wiki', 'import', source, '--workspace', team)
  expect(refused.code).not.toBe(0)
  for (const line of [
    'bomb.md: is nested too deep',
    'large.md: is too large',
    'binary.md: is not a text',
    'link.md: is a link',
    'up: is a link',
    'out.md: ../secret.png: the picture is outside',
    'out.md: %2e%2e/secret.png: the picture is outside',
    'fake.md: not-a-picture.png: is not a picture',
  ])
    // prettier-ignore
    expect(refused.err).toContain(line)
  expect(existsSync(team)).toBe(false)
  const rest = await cli('wiki', 'import', source, '--workspace', team, '--skip-bad')
  expect(rest).toMatchObject({ code: 0 })
  await cli('wiki', 'export', '--workspace', team, '--out', join(folder, 'rest'))
  expect(Object.keys(tree(join(folder, 'rest'))).sort()).toEqual(['alias.md', 'fake.md', 'good.md', 'out.md'])
  expect(readFileSync(join(folder, 'rest', 'out.md'), 'utf8')).not.toContain('images/')
})
