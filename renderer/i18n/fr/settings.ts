import type { en } from '../en'
import type { Translation } from '../translation'

export const settings: Translation<typeof en.settings> = {
  title: 'Réglages',
  you: 'Vous',
  name: 'Votre nom',
  nameHint: 'Tel que vos collègues le voient',
  colour: 'Votre couleur',
  colours: {
    teal: 'Sarcelle',
    indigo: 'Indigo',
    plum: 'Prune',
    rust: 'Rouille',
    olive: 'Olive',
    slate: 'Ardoise',
    rose: 'Rose',
    sky: 'Bleu ciel',
  },
  person: 'Dans les affaires, vous êtes',
  personHint: 'Les affaires que montre « Les miennes »',
  look: 'Apparence',
  language: 'Langue',
  theme: 'Thème',
  themes: { auto: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  workspace: 'Espace',
  workspaceName: 'Nom de l’espace',
  sees: {
    title: 'Qui voit quoi',
    team: 'Votre équipe : les affaires, leurs notes, prochaines étapes et plans, les pages et ce qui s’en dit. Et, pendant une connexion, l’affaire que vous avez ouverte.',
    you: 'Vous, et personne d’autre : votre journée et ce qu’elle vous rappelle. Personne n’a de liste de ce que vous n’avez pas fait, et aucun écran n’en dresse.',
    targets:
      'Vous, et personne d’autre : où vous en êtes de votre propre objectif. L’équipe en voit la somme.',
    deal: 'Ce que vous écrivez sur la qualification et le comité d’achat est là pour qui travaille sur l’affaire. Rien n’en est jamais totalisé en une note de l’affaire ou de vous.',
  },
  data: 'Vos données',
  folder: 'Dossier de données',
  showFolder: 'Montrer dans le dossier',
  keysInFile:
    'Cet ordinateur n’a pas de gestionnaire de mots de passe que Winroom puisse utiliser : la clé qui lui ouvre vos espaces est dans un fichier que seul votre compte peut lire.',
  keysInKeychain:
    'La clé qui ouvre vos espaces à cet ordinateur est gardée par son gestionnaire de mots de passe.',
  newer:
    'Une partie de cet espace vient d’un Winroom plus récent et ne peut qu’être lue ici. Mettez cette copie à jour.',
  backup: 'Faire une sauvegarde',
  backupText: 'Une copie entière, à garder ailleurs : un fichier, et un dossier des images à côté.',
  backupDone: 'Sauvegarde enregistrée : {{file}}',
  check: 'Vérifier les données',
  checkText: 'Relit tout une fois et s’assure que rien n’est endommagé.',
  checkGood: 'Tout va bien : rien n’est endommagé.',
  checkBad_one: '{{count}} partie est endommagée : {{names}}',
  checkBad_other: '{{count}} parties sont endommagées : {{names}}',
  rebuild: 'Reconstruire les listes',
  rebuildText: 'Si une liste ou un total semble faux : tout est recalculé depuis vos affaires.',
  rebuilt_one: 'Reconstruit depuis {{count}} affaire',
  rebuilt_other: 'Reconstruit depuis {{count}} affaires',
  version: 'Winroom {{version}}',
}
