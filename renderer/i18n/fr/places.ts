import type { en } from '../en'
import type { Translation } from '../translation'

export const places: Translation<typeof en.places> = {
  label: 'Navigation',
  day: 'Ma journée',
  board: 'Tableau',
  wiki: 'Wiki',
  portfolio: 'Portefeuille',
  fold: 'Masquer la navigation',
  unfold: 'Afficher la navigation',
}
