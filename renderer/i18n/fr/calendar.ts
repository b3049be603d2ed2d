import type { en } from '../en'
import type { Translation } from '../translation'

export const calendar: Translation<typeof en.calendar> = {
  label: 'Calendrier des signatures',
  today: 'Aujourd’hui',
  earlier: 'Mois précédent',
  later: 'Mois suivant',
  week: 'Semaine',
  sums: 'Signatures : {{sums}}',
  none: 'aucune signature',
  more: '+{{count}} autres',
  closings_one: '{{count}} signature',
  closings_other: '{{count}} signatures',
  steps_one: '{{count}} étape',
  steps_other: '{{count}} étapes',
  day: '{{day}}, {{closings}}, {{steps}}, {{sums}}',
  weekOf: 'Semaine du {{day}}',
  close: 'Fermer la liste',
  step: 'Prochaine étape : {{text}}',
  won: 'gagnée',
  hint: 'Glissez une affaire vers un autre jour, ou maintenez Maj et appuyez sur une flèche dans la liste.',
  empty:
    'Rien ne se signe et aucune étape n’est à faire ce mois-ci. Les affaires sont ici à leur date de signature prévue.',
  show: 'Voir {{month}}',
  export: 'En fichier calendrier…',
  exportMine: 'Mes prochaines étapes en fichier calendrier…',
  exported_one: '{{count}} jour écrit dans {{file}}',
  exported_other: '{{count}} jours écrits dans {{file}}',
  file: 'Winroom',
  closes: 'Signature :',
  nextStep: 'Prochaine étape',
}
