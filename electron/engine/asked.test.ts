import { afterEach, expect, test } from 'vitest'
import { dateOf } from '../../core/dates'
import { randomId, type DealId, type MemberId, type PageId } from '../../core/ids'
import { writeContent } from '../../core/page/content/write'
import { openTalk, reply, startThread, type TalkDocument } from '../../core/talk/talk'
import { startEngine, type Harness } from '../../test/support/engine-harness'
import { until } from '../../test/support/until'
import type { MyDay } from '../contract/my-day'
import { briefDocument, talkDocument } from './documents/names'

const running: Harness[] = []
afterEach(async () => {
  for (const harness of running.splice(0)) await harness.stop()
})

const origin = { from: 'seed' } as const
const ben = { by: 'ben' as MemberId, at: 5 }

/** The day of Nora Blanc, with a deal of hers. */
async function start() {
  const harness = await startEngine()
  running.push(harness)
  const window = harness.window()
  const { people, boards, stages, me } = await window.whole('directory', each => each.me !== null && each.boards.length > 0) // prettier-ignore
  const person = people.find(({ name }) => name === 'Nora Blanc')!.id
  await window.command('person.claim', { personId: person, mine: true })
  const boardId = boards[0]!.id
  const dealId = randomId<DealId>()
  const stageId = stages.find(({ name }) => name === 'Propose')!.id
  await window.command('deal.create', { boardId, dealId, stageId, title: 'Mine alone', ownerId: person })
  let day: MyDay | null = null
  window.subscribe('my-day', { today: dateOf(Date.now()) }, told => (day = told))
  await until(() => day !== null, 'the day')
  const talk = (about: string, edit: (talk: TalkDocument) => void): void =>
    harness.engine.workspace!.documents.edit(talkDocument(about), origin, doc => {
      const opened = openTalk(doc)
      edit(opened)
      opened.destroy()
    })
  const say = (about: string, text: string) => {
    const [threadId, messageId]: string[] = [randomId<never>(), randomId<never>()]
    talk(about, each => startThread(each, { id: threadId!, anchor: null, quote: '' }, { id: messageId!, text }, ben, origin)) // prettier-ignore
    return { threadId: threadId!, messageId: messageId! }
  }
  return { harness, window, person, me: me!, dealId, talk, say, asked: () => day!.questions }
}

test('B9: what a conversation asks of me is on my day, on a deal and on a page, until I have seen or answered it', async () => {
  const { harness, window, me, dealId, talk, say, asked } = await start()
  const pageId = harness.engine.workspace!.document.collections.pages.ids()[0] as PageId
  const onDeal = say(dealId, '@nora blanc, who signs?')
  say(dealId, '@Tom Keller, who signs?')
  const onPage = say(pageId, `@${me.name}: is this still so?`)
  await until(() => asked().length === 2, 'both questions')
  expect(
    asked()
      .map(({ about, by, threadId }) => [about.kind, by, threadId])
      .sort(),
  ).toEqual([
    ['deal', 'ben', onDeal.threadId],
    ['page', 'ben', onPage.threadId],
  ])
  const { inverse } = await window.command('day.see', { questionId: onPage.messageId })
  await until(() => asked().length === 1, 'the one that was seen gone')
  if (inverse?.kind !== 'record-revert') throw new Error('no way back')
  await window.command('record.revert', { steps: inverse.steps })
  await until(() => asked().length === 2, 'it is back')
  talk(dealId, each => reply(each, { id: randomId<never>(), threadId: onDeal.threadId, text: 'Ines' }, { by: me.id, at: 1 }, origin)) // prettier-ignore
  await until(() => asked().every(({ about }) => about.kind === 'page'), 'the answered one gone')
  await window.command('page.delete', { pageId })
  await until(() => asked().length === 0, 'nothing of a page in the trash')
})

test('B9: a line of a brief that refers to me and asks is a question; one that tells is none', async () => {
  const { harness, window, person, dealId, asked } = await start()
  const { documents, briefs } = harness.engine.workspace!
  const reference = { type: 'reference', kind: 'person', target: person, label: 'Nora Blanc' } as const
  const text = (words: string) => ({ type: 'text', text: words, format: 0 }) as const
  const lines = [[reference, text(' signs')], [text('Ask '), reference, text(': by when?')]] as const // prettier-ignore
  const other = randomId<DealId>()
  const { boards, stages } = await window.whole('directory', each => each.boards.length > 0)
  const stageId = stages.find(({ name }) => name === 'Propose')!.id
  await window.command('deal.create', { boardId: boards[0]!.id, dealId: other, stageId, title: 'Another' })
  ;[other, dealId].forEach(
    (id, at) =>
    documents.edit(briefDocument(id), origin, doc => writeContent(doc, [{ type: 'paragraph', inlines: [...lines[at]!] }], origin)), // prettier-ignore
  )
  await briefs.idle()
  await until(() => asked().length > 0, 'the question')
  expect(asked()).toMatchObject([{ about: { kind: 'deal', dealId }, threadId: null, by: null, text: 'Ask Nora Blanc: by when?' }]) // prettier-ignore
})
