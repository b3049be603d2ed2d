import type { en } from '../en'
import type { Translation } from '../translation'

export const talk: Translation<typeof en.talk> = {
  title: 'Commentaires',
  empty:
    'Sélectionnez des mots et commentez-les : une question, ce que cela a donné chez vous, ce qui a changé depuis.',
  aboutPage: 'Commenter la page',
  thePage: 'La page',
  about: 'Conversation sur : {{quote}}',
  new: 'Dire quelque chose',
  answer: 'Répondre',
  say: 'Envoyer',
  whom: 'À qui pensez-vous ?',
  settle: 'Marquer comme réglée',
  reopen: 'Rouvrir',
  lost: 'Leurs mots ne sont plus sur la page',
  settled_one: '{{count}} conversation réglée',
  settled_other: '{{count}} conversations réglées',
  takenBack: '{{name}} a retiré ce message',
  takeBack: 'Retirer',
  edited: 'modifié',
  editMessage: 'Modifier',
  messageMenu: 'Réagir ou modifier',
  comment: 'Commenter la sélection',
  reaction: { '👍': 'D’accord', '🎉': 'Bravo', '❤️': 'J’adore', '👀': 'Je regarde', '🤔': 'Pas sûr' },
  reactedBy: '{{what}} : {{names}}',
}
