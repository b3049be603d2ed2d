export const places = {
  label: 'Places',
  board: 'Board',
  wiki: 'Wiki',
  portfolio: 'Portfolio',
  fold: 'Hide this bar',
  unfold: 'Show places',
} as const
