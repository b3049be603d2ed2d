export const wiki = {
  title: 'Wiki',
} as const
