export const capture = {
  title: 'Write down',
  label: 'What happened, or what comes next',
  placeholder: 'call Isabelle at Acme: wants price by Friday',
  kindLabel: 'Keep it as',
  kind: { step: 'Next step', call: 'Call', meeting: 'Meeting', email: 'E-mail', note: 'Note' },
  deals: 'Deal that it is about',
  by: 'By {{day}}',
  replaces: 'Takes the place of “{{text}}”',
  kept: 'Kept on “{{title}}”',
  hint: 'With a day it is the next step; without one, a note. ↑ ↓ choose the deal, Enter keeps, Esc closes.',
  problem: {
    words: 'Write a word or two: what is to be kept?',
    deal: 'Which deal is it about? Choose one with ↓, or name its account.',
  },
  key: {
    title: 'Write down from anywhere',
    text: 'Opens a small window over whatever you are doing, while Winroom runs.',
    off: 'Switched off',
    on: 'On',
    taken:
      'Another app has these keys, or your system gives none. Choose others; or let your system run Winroom with “--capture” on a key of its own.',
    change: 'Change keys',
    press: 'Press the new keys now',
    needs: 'Hold Ctrl, Alt or Cmd with a letter, a digit or Space.',
  },
} as const
