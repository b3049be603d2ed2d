export const pipeline = {
  yes: 'Yes',
  no: 'No',
  fields: {
    showEmpty_one: 'Show {{count}} empty field',
    showEmpty_other: 'Show {{count}} empty fields',
    numberHint: 'Write a number',
    unfit: {
      text: 'As the file wrote it: {{text}}',
      link: 'Not a link: {{text}}. It is kept as it is.',
      number: 'Not a number for sure: {{text}}. It is kept as it is.',
      money: 'Not an amount for sure: {{text}}. It is kept as it is.',
      date: 'Not a date for sure: {{text}}. It is kept as it is.',
      boolean: 'Neither yes nor no: {{text}}. It is kept as it is.',
      choice: 'None of the choices: {{text}}. It is kept as it is.',
      several: 'None of the choices: {{text}}. It is kept as it is.',
      person: 'Nobody of that name here: {{text}}. It is kept as it is.',
    },
  },
} as const
