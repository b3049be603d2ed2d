import type { en } from '../en'
import type { Translation } from '../translation'

export const charts: Translation<typeof en.charts> = {
  title: 'À regarder',
  asTable: 'Voir le tableau',
  asChart: 'Voir le graphique',
  funnel: 'Où en sont les affaires ouvertes, et combien avancent',
  goOn_one: '{{share}} avancent, sur {{count}} affaire sortie',
  goOn_other: '{{share}} avancent, sur {{count}} affaires sorties',
  goOnUnknown: 'combien avancent : pas assez de données, {{why}}',
  conversion: 'Avancent',
  sample: 'Sur affaires',
  cycles: 'Durée des affaires gagnées, en jours',
  days: 'Jours',
  daysRange: '{{range}} jours',
  median: 'la moitié en {{days}}',
  rivals: 'Taux de succès par concurrent',
  rivalsNote: 'Le trait fin montre où se trouve le vrai taux dans 95 cas semblables sur 100.',
  competitor: 'Concurrent',
  interval: 'Entre',
  wonCount: 'Gagnées',
  allDeals: 'toutes affaires {{share}}',
  tooFew_one: 'pas assez : {{count}} affaire',
  tooFew_other: 'pas assez : {{count}} affaires',
}
