import type { en } from '../en'
import type { Translation } from '../translation'

export const timeline: Translation<typeof en.timeline> = {
  label: 'Frise de {{name}}',
  arrange: 'Présentation de la frise',
  lanes: 'Couloirs',
  zoom: 'Durée visible',
  zooms: { month: 'Mois', quarter: 'Trimestre', year: 'Année' },
  today: 'Aujourd’hui',
  hint: 'Glissez la fin d’une barre vers une autre date de signature. Au clavier : Espace, flèches, Espace.',
  from: 'depuis le {{date}}',
  to: 'signature le {{date}}',
  noStart: 'début inconnu',
  noClose: 'sans date de signature',
  noDates: 'Pas encore de dates',
  held: 'La fin de {{title}} est saisie. Flèches pour la déplacer d’un jour, avec Maj d’une semaine, Espace pour la poser, Échap pour annuler.',
  put: 'Signature le {{date}}',
}
