import type { en } from '../en'
import type { Translation } from '../translation'

export const day: Translation<typeof en.day> = {
  title: 'Ma journée',
  open_one: '{{count}} affaire ouverte',
  open_other: '{{count}} affaires ouvertes',
  alone:
    'Ceci n’est visible que par vous. Personne d’autre ne peut ouvrir votre journée, et rien n’en est totalisé.',
  part: { asked: 'On vous demande', now: 'Maintenant', soon: 'Dans les 7 jours', think: 'À considérer' },
  days_one: '{{count}} jour',
  days_other: '{{count}} jours',
  tomorrow: 'demain',
  step: {
    unnamed: 'Prochaine étape',
    today: 'Pour aujourd’hui',
    late_one: 'C’était pour hier',
    late_other: 'En retard de {{count}} jours',
    on: 'Pour {{day}}',
    ofPlan: 'Étape du plan : {{when}}',
  },
  passed_one: 'La date de signature était hier : convenez d’une nouvelle',
  passed_other: 'La date de signature est passée depuis {{count}} jours : convenez d’une nouvelle',
  putOff_one: 'déjà reportée une fois',
  putOff_other: 'déjà reportée {{count}} fois',
  putOffBy_one: 'reportée une fois, de {{days}}',
  putOffBy_other: 'reportée {{count}} fois, de {{days}} en tout',
  closing: { today: 'Signature prévue aujourd’hui', on: 'Signature prévue {{day}}' },
  still_one: 'Rien ne s’est passé depuis {{count}} jour ; ici, une affaire refroidit après {{limit}}',
  still_other: 'Rien ne s’est passé depuis {{count}} jours ; ici, une affaire refroidit après {{limit}}',
  question: {
    doubt: '{{element}} : « {{doubt}} » Qu’est-ce qui lèverait ce doute ?',
    stale: '{{element}} : vérifié il y a plus de 30 jours. Est-ce toujours vrai ?',
    noStep: 'Quelle est la suite ?',
    noDay: '« {{text}} » : pour quand ?',
  },
  asked: {
    by: '{{name}} vous pose une question sur « {{title}} »',
    inText: '« {{title}} » vous pose une question',
    seen: 'Vu. La conversation reste en place.',
  },
  tactic: 'Ce qui convient : {{title}}',
  getInTouch: 'Reprendre contact',
  act: {
    done: 'Fait (espace)',
    tomorrow: 'Demain (1)',
    week: 'Dans une semaine (7)',
    note: 'Note (N)',
    see: 'Vu, sans réponse (espace)',
  },
  done: 'Fait : {{text}}',
  noted: 'Noté sur « {{title}} »',
  writeNote: 'Note sur {{title}}',
  writeStep: 'Prochaine étape pour {{title}}',
  empty: {
    noDeals: 'Aucune affaire ouverte n’est à vous',
    noDealsText:
      'Ce qui est à faire, ce qui n’avance pas et ce qui mérite une question dans vos propres affaires arrive ici, le plus utile d’abord. Tout commence avec la première affaire dont vous êtes responsable.',
    clear: 'Rien ne presse aujourd’hui',
    clearText:
      'Aucune étape à faire, aucune date passée, aucune affaire à l’arrêt. Une bonne journée pour en ouvrir une.',
  },
  claim: {
    title: 'Qui êtes-vous parmi ces personnes ?',
    text: 'Vos propres affaires seront alors réunies ici chaque matin : ce qui est à faire, les dates passées, les affaires à l’arrêt et ce qui aide.',
    who: 'Votre nom dans les affaires',
    isMe: 'C’est moi',
    nobody: 'Aucune affaire n’a encore de responsable. Confiez-en une à quelqu’un, puis revenez.',
  },
}
