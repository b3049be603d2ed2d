import type { en } from '../en'
import type { Translation } from '../translation'

export const places: Translation<typeof en.places> = {
  label: 'Navigation',
  board: 'Tableau',
  wiki: 'Wiki',
  portfolio: 'Portefeuille',
  fold: 'Masquer la navigation',
  unfold: 'Afficher la navigation',
}
