import type { Words } from './concepts'

export const english: Words = {
  phrases: {
    who: ['who', 'whose', 'whom', 'which rep', 'which person'],
    what: ['what', 'which', 'list', 'show', 'show me', 'what s'],
    howMuch: [
      'how much',
      'total',
      'sum',
      'sum of',
      'value of',
      'amount',
      'amount of',
      'what is worth',
      'worth',
    ],
    howMany: ['how many', 'number of', 'count', 'count of'],
    owner: ['owns', 'owner', 'owner of', 'is on', 's on', 'works on', 'working on', 'is working on', 'in charge of', 'is in charge of', 'responsible for', 'is responsible for', 'handles', 'looks after', 'runs', 'leads', 'belongs to', 'rep on', 'rep for', 'sells to'], // prettier-ignore
    contact: ['main contact', 'contact', 'contact person', 'key contact', 'first contact', 'primary contact', 'whom do we talk to', 'who do we talk to', 'who do i talk to', 'who do i call', 'whom do i call', 'who to call'], // prettier-ignore
    largest: ['largest', 'biggest', 'highest', 'top', 'largest one', 'most valuable'],
    deals: ['deal', 'deals', 'opportunity', 'opportunities'],
    open: [
      'open',
      'is open',
      'still open',
      'pipeline',
      'open pipeline',
      'in the pipeline',
      'in play',
      'ongoing',
      'running',
    ],
    won: ['won', 'win', 'wins', 'signed', 'did we win', 'have we won', 'did we sign', 'closed won', 'sold'],
    lost: ['lost', 'did we lose', 'have we lost', 'lose', 'closed lost', 'losses'],
    decided: ['decided', 'were decided', 'won or lost'],
    closing: ['closes', 'closing', 'close', 'will close', 'to close', 'due to close', 'due', 'is due', 'expected', 'expected to close', 'should close', 'signs', 'will sign', 'to be signed'], // prettier-ignore
    winRate: ['win rate', 'winrate', 'win ratio', 'success rate', 'hit rate', 'closing rate', 'close rate', 'how often do we win', 'how often do we beat', 'conversion rate'], // prettier-ignore
    byValue: ['by value', 'in value', 'by amount'],
    weighted: ['weighted', 'weighted forecast', 'weighted pipeline', 'forecast', 'weighted value'],
    commit: ['commit', 'committed', 'commit forecast', 'commitment'],
    bestCase: ['best case', 'best case forecast'],
    likely: ['likely', 'likely by the end', 'likely by end', 'likely by the end of', 'likely by end of', 'what will we land', 'where will we land', 'where do we land'], // prettier-ignore
    overdue: ['overdue', 'late', 'past due', 'date has passed', 'dates have passed', 'whose date has passed', 'behind schedule'], // prettier-ignore
    unmoved: ['not moved', 'has not moved', 'have not moved', 'hasn t moved', 'haven t moved', 'unmoved', 'stuck', 'is stuck', 'standing still', 'stand still', 'stands still', 'stalled', 'is stalled'], // prettier-ignore
    cycle: ['sales cycle', 'average sales cycle', 'average cycle', 'cycle', 'cycle length', 'how long does it take', 'how long do deals take', 'how long does a deal take', 'how long do we take to win', 'how long does it take to win'], // prettier-ignore
    averageWon: ['average deal', 'average won deal', 'average deal size', 'deal size', 'average deal value', 'average sale', 'mean deal', 'average size'], // prettier-ignore
    velocity: ['velocity', 'sales velocity', 'pipeline velocity'],
    changed: [
      'changed',
      'has changed',
      'have changed',
      'what happened',
      'happened',
      'moved',
      'is different',
      'changes',
    ],
    new: [
      'new',
      'is new',
      'created',
      'added',
      'was added',
      'were added',
      'was created',
      'were created',
      'came in',
    ],
    slipped: ['slipped', 'has slipped', 'have slipped', 'slips', 'slip', 'was pushed', 'were pushed', 'pushed', 'pushed back', 'postponed', 'was postponed', 'delayed', 'got later'], // prettier-ignore
    grown: ['grew', 'grown', 'has grown', 'have grown', 'increased', 'went up', 'got bigger'],
    shrunk: [
      'shrank',
      'shrunk',
      'has shrunk',
      'have shrunk',
      'decreased',
      'went down',
      'got smaller',
      'lost value',
    ],
    mine: ['my', 'mine', 'i', 'me', 'am i', 'do i', 'my own', 'i have', 'do i have', 'i own'],
    target: ['target', 'targets', 'quota', 'quotas', 'target attainment', 'attainment', 'on target', 'her target', 'his target', 'their target'], // prettier-ignore
    howFar: ['how far', 'how close', 'missing', 'is missing', 'lacking', 'is lacking', 'reached', 'met', 'hit', 'achieved'], // prettier-ignore
    place: ['office', 'region', 'country', 'territory'],
    against: ['against', 'versus', 'vs', 'compete with', 'competing with', 'up against'],
  },
  fillers: ['the', 'a', 'an', 'of', 'is', 'are', 'was', 'were', 'do', 'does', 'did', 'we', 'our', 'us', 'to', 'at', 'in', 'on', 'for', 'with', 'by', 'from', 's', 'have', 'has', 'there', 'that', 'this', 'be', 'will', 'it', 'and', 'please', 'tell', 'give', 'me', 'all', 'currently', 'now', 'right', 'account', 'customer', 'client', 'during', 'stage', 'product', 'competitor'], // prettier-ignore
  months: [['january', 'jan'], ['february', 'feb'], ['march', 'mar'], ['april', 'apr'], ['may'], ['june', 'jun'], ['july', 'jul'], ['august', 'aug'], ['september', 'sept', 'sep'], ['october', 'oct'], ['november', 'nov'], ['december', 'dec']], // prettier-ignore
  weekdays: [['monday'], ['tuesday'], ['wednesday'], ['thursday'], ['friday'], ['saturday'], ['sunday']],
  since: ['since', 'after', 'from'],
  this: ['this', 'the', 'current', 'the current', 'in the', 'of the', 'for the'],
  last: ['last', 'previous', 'the last', 'the previous', 'past'],
  next: ['next', 'the next', 'coming', 'the coming', 'following'],
  units: { day: ['day', 'days'], week: ['week', 'weeks'], month: ['month', 'months'], quarter: ['quarter', 'quarters'], year: ['year', 'years'] }, // prettier-ignore
  today: ['today'],
  yesterday: ['yesterday'],
  began: ['the beginning of', 'the start of', 'began', 'started', 'begin', 'start of', 'beginning of'],
  quarterLetter: 'q',
}
