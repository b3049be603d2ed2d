import { h, hint, ol, p, say, tip, todo, ul, warning } from './build'
import type { Templates } from './template'

/** The built-in templates in English. Italics say what to write; everything else can be kept as it is. */
export const templatesEn: Templates = {
  note: {
    title: 'Call notes',
    head: {},
    blocks: [
      tip('Write their words, not your summary of them: you will need the exact phrase in the proposal.'),
      h('Who was there'),
      hint('Name, role, and what each of them wins or loses with this decision.'),
      h('Situation'),
      hint('How they do it today: people, tools, volumes. Only what changes what you offer.'),
      h('Problem, and what it costs'),
      hint(
        'The problem in their words. Then the number: hours, money or risk a month, and who gave it to you.',
      ),
      h('What it would be worth to solve it'),
      hint(
        'What they would do with the time or the money. If you say it, it is a pitch; if they say it, it is a reason.',
      ),
      h('How they decide'),
      ul(
        'Who signs, and what they have signed before that looked like this:',
        'What they judge by, in their order:',
        'Steps and dates until signature (security, legal, purchasing):',
        'Who is for it when we are not in the room, and what that person needs from us:',
        'Whom else they look at, “doing nothing” included:',
      ),
      h('Next step'),
      todo('Ours, by when:', 'Theirs, by when (no next step of theirs means no deal yet):'),
    ],
  },

  tactic: {
    title: 'When they …, do …',
    head: {},
    blocks: [
      tip('One tactic, one situation. If you need “or” in the title, make two pages.'),
      h('How to see it coming'),
      hint(
        'The sentence or the silence that tells you that you are in this situation. What it usually means underneath.',
      ),
      h('Step by step'),
      ol(
        'Before you answer: what to find out first, and from whom.',
        'What you do or send, within which time.',
        'What you ask for in return.',
        'How you will know that it worked.',
      ),
      h('Words that have worked'),
      say('Write it as it was said, with a pause where there was one.'),
      h('Proof to have at hand'),
      hint('A customer, a number, a page. With whom to call if they want to hear it first hand.'),
      h('When not to use it'),
      hint('The deals where it made things worse, and why. This paragraph saves more deals than the rest.'),
      h('Where it was used'),
      hint('Type # and link the deals, won and lost. Three deals make a tactic; one makes an anecdote.'),
    ],
  },

  battlecard: {
    title: 'Against …',
    head: {},
    blocks: [
      tip(
        'The card above is for ten seconds before a call. Here is what you need to prepare for an hour. Every claim: a source and a date, or it goes out.',
      ),
      h('The deals they should win'),
      hint(
        'Be honest: which customers are better served by them? Seeing it in the first call saves you a quarter.',
      ),
      h('How they sell against us'),
      ul(
        '**They say:** … **True part:** … **Our answer:** …',
        '**They say:** … **True part:** … **Our answer:** …',
      ),
      warning(
        'Never speak ill of them. Grant the true part first: a buyer who is told that a rival is bad at everything stops believing you.',
      ),
      h('Questions that open the gap'),
      hint(
        'A landmine is a question that any buyer may fairly ask any vendor, and that only we answer well. It works before they have met the other side; afterwards it sounds like sour grapes.',
      ),
      ol(
        'Ask about the consequence, not the feature: “What happens on your side when …?”',
        'Let the buyer say why it matters to them.',
        'Offer to write it into their list of criteria.',
      ),
      h('Price'),
      hint(
        'How they price, what is not in it (set-up, connectors, support, growth), and the total over three years for a customer of ordinary size.',
      ),
      h('If they are already there'),
      hint(
        'When the contract ends and how it renews. What it takes to move: data, habits, people. Who will be afraid of it.',
      ),
      h('What happened when we met them'),
      hint('Type # and link the deals. One line each: what decided it.'),
    ],
  },

  conversation: {
    title: 'How to tell them that …',
    head: {
      texts: {
        opening:
          '“I have something to tell you that you will not like, and I want you to hear it from me. Do you have ten minutes now?”',
        avoid:
          '“As you know …” (they don’t, and now they feel stupid)\n“It’s our policy.” (nobody has ever been convinced by one)\n“Don’t worry.” (it tells them that there is something to worry about)\n“But” after an apology.',
        fallback:
          'If it gets heated: stop explaining. “I hear you. What would make this right from where you stand?” Then say nothing until they have finished. Agree on one thing and on a time to talk again, today if you can.',
      },
    },
    blocks: [
      tip('Call, don’t write. What is hard to say is worse to read. Write only to confirm what was said.'),
      h('Before you call'),
      todo(
        'What exactly has happened, in two sentences without adjectives',
        'What we did wrong ourselves, and say it first',
        'What we can offer, and what we can’t, agreed inside beforehand',
        'Who else at their end has to hear it, and from whom',
      ),
      h('What they will ask'),
      ul(
        '“Since when have you known?” …',
        '“Who else is affected?” …',
        '“What are you going to do about it?” …',
      ),
      h('The order that works'),
      ol(
        'The news, in one sentence, within the first minute.',
        'Silence. They speak first.',
        'What it means for them, in their words, not in yours.',
        'What we do now, with a date. Only what you can keep.',
        'What they would like instead.',
      ),
      h('Afterwards'),
      hint(
        'Confirm in three lines within the hour. Keep the first date that you promised, however small: it decides whether they believe the next.',
      ),
    ],
  },

  discount: {
    title: 'Discount guide',
    head: {
      lists: {
        ledger: [
          {
            give: '5% off the first year',
            get: 'A term of two years',
            condition: 'Signed by the date on the quote',
          },
          {
            give: 'Payment by the quarter',
            get: 'Automatic renewal',
            condition: 'In the first draft of the contract, not as an afterthought',
          },
          {
            give: 'Two more days of training',
            get: 'A reference call a quarter',
            condition: 'After they have accepted go-live',
          },
          {
            give: 'Price held at renewal',
            get: 'A case study with their name and their numbers',
            condition: 'Approved by their communications team before signature',
          },
          {
            give: 'Fee of the pilot credited',
            get: 'A date for the decision, agreed with whoever signs',
            condition: 'Agreed before the pilot begins',
          },
        ],
        ladder: [
          { upTo: 5, who: 'You, with an entry in the list above' },
          { upTo: 10, who: 'Your sales lead' },
          { upTo: 20, who: 'Head of sales, with what we get in writing' },
          { upTo: 30, who: 'Managing director, before the customer hears a number' },
        ],
      },
    },
    blocks: [
      tip(
        'Never give, always trade. What costs nothing to get is worth nothing to them, and the next discount is asked for sooner.',
      ),
      h('Before any number'),
      ol(
        'Ask what it is compared with: a rival’s price, a budget, or last year’s? The answer is another one each time.',
        '“If the price were right, is there anything else that would keep you from signing?” Until that is a no, price is not the problem.',
        'Take something out before you take something off.',
        'Name what you want first, then what you could give for it.',
      ),
      h('Words'),
      say('“I can look at that. If I could get you there, could you commit to two years by the thirtieth?”'),
      say('“I can’t do that on the same scope. Which part could we leave for the second year?”'),
      h('Steps get smaller'),
      p(
        'If you do move: 4%, then 2%, then 1%. Equal steps say that there is another one. Round numbers say that nobody has counted.',
      ),
      h('When we walk away'),
      hint('The price below which we would rather not have the customer, and who says so to them.'),
      warning(
        'Whatever is agreed outside of this list is written down here the same day: the next rep will be asked for it.',
      ),
    ],
  },

  process: {
    title: 'Step: they agree on the problem',
    head: {
      values: { step: 'They agree that there is a problem worth solving this year' },
      texts: {
        conversation:
          'Talk about their work, not about our product. From how it is done today, to what goes wrong, to what that costs, to what they would do if it were gone. You should speak a third of the time. Leave with a number that they have said.',
      },
      lists: {
        exitQuestions: [
          { text: 'What does it cost them, in a number that they gave us?' },
          { text: 'Who else loses if nothing changes, and have we spoken with them?' },
          { text: 'What happens if they do nothing this year?' },
          { text: 'Who signs, and what have they signed before that looked like this?' },
          { text: 'What have they said that they will do next, by which date?' },
        ],
      },
    },
    blocks: [
      tip(
        'A step is theirs, not ours: it is over when the buyer has done something, not when we have sent something.',
      ),
      h('What the buyer is busy with'),
      hint('What they try to find out at this point, whom they have to convince, what they are afraid of.'),
      h('Questions to ask'),
      ul(
        '**Situation:** “Walk me through the last time that this happened.”',
        '**Problem:** “Where does it break?” “How often?”',
        '**Implication:** “When it breaks, who else has to drop what they are doing?” “What did that cost in spring?”',
        '**Need:** “If that were gone, what would you do with the two days?”',
      ),
      h('What we bring'),
      hint(
        'The insight that makes them see their problem differently, the material, the person to take along.',
      ),
      h('Signs that we are going too fast'),
      ul(
        'They ask for a price and for nothing else.',
        'Only one person ever speaks with us.',
        'Their next step is “we’ll get back to you”.',
      ),
    ],
  },
}
