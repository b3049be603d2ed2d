import type { en } from '../en'
import type { Translation } from '../translation'

export const pipeline: Translation<typeof en.pipeline> = {
  yes: 'Oui',
  no: 'Non',
  fields: {
    showEmpty_one: 'Afficher {{count}} champ vide',
    showEmpty_other: 'Afficher {{count}} champs vides',
    numberHint: 'Écrivez un nombre',
    unfit: {
      text: 'Tel qu’écrit dans le fichier : {{text}}',
      link: 'Ce n’est pas un lien : {{text}}. Gardé tel quel.',
      number: 'Nombre incertain : {{text}}. Gardé tel quel.',
      money: 'Montant incertain : {{text}}. Gardé tel quel.',
      date: 'Date incertaine : {{text}}. Gardé tel quel.',
      boolean: 'Ni oui ni non : {{text}}. Gardé tel quel.',
      choice: 'Hors des choix : {{text}}. Gardé tel quel.',
      several: 'Hors des choix : {{text}}. Gardé tel quel.',
      person: 'Personne de ce nom ici : {{text}}. Gardé tel quel.',
    },
  },
}
