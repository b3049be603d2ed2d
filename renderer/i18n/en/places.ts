export const places = {
  label: 'Places',
  board: 'Board',
  wiki: 'Wiki',
  fold: 'Hide this bar',
  unfold: 'Show places',
} as const
