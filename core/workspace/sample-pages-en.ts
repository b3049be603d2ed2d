import { h, ol, p, say, tip, ul, warning } from '../page/templates/build'
import { page, type SamplePage } from './sample-page'

// prettier-ignore
const start: SamplePage = ({ competitor, toPage }) => page('start', 'note', null, 'How we win here', {}, [
  p('What this team has learnt from its deals, one page a lesson. Begin with the one that fits the deal in front of you.'),
  ul(
    ['They compare us with ', competitor(), ': ', toPage('datavo')],
    ['They ask for a discount: ', toPage('pilot'), ', then ', toPage('discount')],
    ['The date has passed and nobody has said a word: ', toPage('silence')],
  ),
  tip('Something worked that is not here? Make a page of it while you remember the words. Five lines are enough.'),
])

// prettier-ignore
const datavo: SamplePage = ({ deal, daysAgo, ids }) => page('datavo', 'battlecard', 'start', 'Against Datavo', {
  texts: {
    position: 'Datavo shows what was sold last month. We show what to do on site tomorrow morning.',
    pricePosture: 'They start 20% below us and charge for every connector. Over three years we are level from the third one on. Never open with price; bring the three-year sheet.',
  },
  values: { competitorId: ids.competitorId },
  lists: {
    claims: [
      { section: 'win', text: 'Live in six weeks: nothing to install on site', evidence: 'Orchard Press: 38 days from signature to first alert', audience: 'sayable', checkedOn: daysAgo(12) },
      { section: 'win', text: 'The forecast explains itself: three reasons with every number', evidence: 'Vela Wind’s planners follow 8 of 10 suggestions', audience: 'sayable', checkedOn: daysAgo(12) },
      { section: 'win', text: 'Their data stays theirs: full export, any day, in one click', evidence: 'Demo, step 4. Datavo exports on request, within 10 days', audience: 'sayable', checkedOn: daysAgo(41) },
      { section: 'lose', text: 'Groups with more than 500 sites: they have the benchmark data, we don’t', evidence: 'Lost at Brio Hotels for that reason', audience: 'internal', checkedOn: daysAgo(48) },
      { section: 'lose', text: 'Teams that live in their spreadsheet add-in', evidence: 'Call with two of their users', audience: 'internal', checkedOn: daysAgo(20) },
      { section: 'landmine', text: '“Who explains to a manager on site why the number changed overnight?”', evidence: 'Made Kestrel’s analyst laugh, then call us back', audience: 'sayable', checkedOn: daysAgo(20) },
      { section: 'landmine', text: '“If you left in two years, what would you take with you, and how soon?”', evidence: 'Asked of both of us at Solenne', audience: 'sayable', checkedOn: daysAgo(12) },
      { section: 'depth', text: 'Their connector to SAP is made by a partner, and billed by him', evidence: 'Price list of spring; ask for the one of today', audience: 'internal', checkedOn: null },
    ],
  },
}, [
  h('The deals they should win'),
  p('A group of 500 sites and more that wants to know how it compares with others. Say so in the first call, and keep the friendship.'),
  h('How they sell against us'),
  ul(
    '**They say:** “They are a small company.” **True part:** we are 60 people. **Our answer:** “You will have the person who built it on the phone. Ask them for the same.”',
    '**They say:** “No benchmark.” **True part:** none beyond our customers. **Our answer:** “Which decision would you take differently if you had it?” Mostly silence.',
  ),
  warning('Do not mention the outage of March. They told their customers themselves, and it turns the talk to everybody’s outages.'),
  h('Met in'),
  ul([deal('Solenne Cosmetics'), ': open; they want it point by point'], [deal('Kestrel Insurance'), ': the landmine brought us back to the table']),
])

// prettier-ignore
const pilot: SamplePage = ({ deal, person, ids }) => page('pilot', 'tactic', 'start', 'When they ask for a discount, offer the pilot', {
  texts: {
    situation: 'The offer is out. They like it, and then a new voice, mostly purchasing, writes that it is “15% above budget”. Nobody says any more whether it works.',
    objection: '“It’s more than we had planned for this year.”',
    whatToDo: 'Don’t touch the price. Offer a paid pilot of six weeks on one site, credited in full if they sign by a date they choose now. It answers the doubt behind the price (does it work here?), and gives purchasing something they have won.',
    whatToSay: '“Let’s not talk about 15% of something you haven’t seen at work. Take one site for six weeks. If it does what I say, the fee comes off. If not, you have saved 85%.”',
  },
  sets: { competitors: [ids.competitorId], stages: ids.stages('offer', 'talk') },
}, [
  h('Before you offer it'),
  ol(
    'Find out what the 15% are compared with. If it is a rival’s offer, this is the wrong page.',
    'Agree inside on who runs the pilot: one name, six weeks.',
    'Write down with them what “it works” means: two numbers at most, and who will read them.',
  ),
  h('Words that have worked'),
  say('“Which of your sites would be the hardest? Then let’s take that one.”'),
  h('When not to use it'),
  p('When the one who signs has not been met yet. A pilot without that person is a free trial with an invoice.'),
  h('Where it was used'),
  ul([deal('Fjord Ferries'), ': on the table'], [deal('Halden Steel'), ': declined, but the price was never spoken of again'], ['Ask ', person('Ada Moreau'), ' for the letter that she sent.']),
])

// prettier-ignore
const silence: SamplePage = ({ deal, ids }) => page('silence', 'conversation', 'start', 'The date has passed and nobody has said a word', {
  texts: {
    situation: 'The close date lies behind us. They don’t answer, or answer with “soon”. The forecast still says that it comes.',
    feelings: 'Mostly embarrassment, not disinterest. Your contact has promised you something that they could not push through, and avoids you for it.',
    opening: '“I’m not calling to push. I think that something has come in between on your side, and I’d rather know than guess. Is it still your project?”',
    avoid: '“Just checking in.”\n“Did you have a chance to look at it?” (no, and now they owe you an excuse)\nA new discount. It answers a question that nobody has asked.',
    fallback: 'If they go on dodging: “Shall we take it off the table until spring? I’ll call you on the first of March, and until then you’ll hear nothing from me.” Half of them object. The other half were not a deal.',
  },
  sets: { doneByPeople: ids.people('Nora Blanc', 'Ada Moreau') },
}, [
  h('Before you call'),
  ul('What has changed at their end? A new boss, a frozen budget, a rival: look before you ask.', 'Whom else do you know there? Call your contact first, the other one only with their knowledge.'),
  h('Afterwards'),
  p('Put the date right while you are still on the phone: ', deal('Tula Textiles'), ' is three days late today.'),
  tip('A deal that is let go in good order comes back. ', deal('Aster Logistics'), ' was one.'),
])

// prettier-ignore
const discount: SamplePage = ({ deal, money, ids }) => page('discount', 'discount', 'start', 'Discount guide', {
  lists: {
    ledger: [
      { give: '5% off', get: 'A term of two years', value: money(1_550), condition: 'Signed by the date on the offer' },
      { give: 'Fee of the pilot credited', get: 'A date for the decision, from the one who signs', value: money(4_000), condition: 'Agreed before the pilot begins' },
      { give: 'Price held at renewal', get: 'A case study with name and numbers', value: money(2_400), condition: 'Approved by their communications team' },
      { give: 'Two days of training', get: 'Three reference calls', value: money(1_800), condition: 'After go-live' },
    ],
    ladder: [
      { upTo: 5, who: 'You, with something from the list' },
      { upTo: 10, who: 'Ada', personId: ids.people('Ada Moreau')[0] ?? null },
      { upTo: 20, who: 'Management, what we get in writing' },
    ],
  },
}, [
  tip('Never give, always trade. Say first what you want, then what you could do for it.'),
  say('“I can look at 5%. If I get you there, can you commit to two years by the thirtieth?”'),
  h('Used in'),
  ul([deal('Marchand & Fils'), ': 5% only against two years. They are thinking about it, and so they should.']),
])

/** The sample's pages in English: of the team that the sample pipeline belongs to. */
export const samplePagesEn: readonly SamplePage[] = [start, datavo, pilot, silence, discount]
