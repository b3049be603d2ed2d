export const places = {
  label: 'Places',
  day: 'My day',
  board: 'Board',
  wiki: 'Wiki',
  portfolio: 'Portfolio',
  fold: 'Hide this bar',
  unfold: 'Show places',
} as const
