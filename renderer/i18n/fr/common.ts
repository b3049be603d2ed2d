import type { en } from '../en'
import type { Translation } from '../translation'

export const common: Translation<typeof en.common> = {
  cancel: 'Annuler',
  close: 'Fermer',
  dismiss: 'Masquer ce message',
  save: 'Enregistrer',
  undo: 'Annuler',
  redo: 'Rétablir',
  retry: 'Réessayer',
  remove: 'Retirer',
  none: 'Aucun',
  unknown: 'Inconnu',
  loading: 'Ouverture de votre espace…',
  starting:
    'Winroom redémarre son moteur. Ce que vous faites entre-temps est gardé et enregistré dès son retour.',
  cannotStart: 'Winroom n’a pas pu ouvrir son dossier de données',
  startProblem: {
    'in-use': 'Une autre copie de Winroom utilise ce dossier. Fermez-la, puis rouvrez Winroom.',
    'read-only':
      'Le dossier de données n’accepte pas l’écriture. Autorisez-la, puis rouvrez Winroom. Rien n’a été modifié.',
    full: 'Le disque est plein. Libérez de la place, puis rouvrez Winroom. Rien n’a été perdu.',
    'too-new':
      'Ces données viennent d’un Winroom plus récent. Mettez cette copie à jour pour les ouvrir. Rien n’a été modifié.',
    damaged:
      'Le dossier de données est endommagé et n’a pas pu être réparé. Ses fichiers sont restés tels quels.',
    unknown: 'Un imprévu est survenu. Vos données sont restées telles quelles.',
  },
  damage:
    'Une partie des données de cet ordinateur était endommagée. Ce qui pouvait être récupéré l’a été ; la partie endommagée a été mise de côté.',
  nothingToUndo: 'Rien à annuler',
  nothingToRedo: 'Rien à rétablir',
  undone: 'Annulé : {{deed}}',
  redone: 'Rétabli : {{deed}}',
  notUndone_one: 'Non annulé : quelqu’un l’a modifié depuis',
  notUndone_other: 'Non annulé : {{count}} modifications, car quelqu’un y a touché depuis',
  deed: {
    createPage: 'nouvelle page « {{title}} »',
    renamePage: 'nouveau titre « {{title}} »',
    editPage: 'modification de « {{title}} »',
    movePage: 'déplacement de « {{title}} »',
    deletePage: 'suppression de « {{title}} »',
    restorePage: 'restauration de « {{title}} »',
    writePage: 'rédaction dans « {{title}} »',
    writeBrief: 'rédaction dans la synthèse de « {{title}} »',
    create: 'nouvelle affaire « {{title}} »',
    add: 'ajout de « {{title}} »',
    edit: 'modification de « {{title}} »',
    editCells_one: 'modification de {{count}} cellule',
    editCells_other: 'modification de {{count}} cellules',
    saveView: 'enregistrement de la vue « {{title}} »',
    removeView: 'suppression de la vue « {{title}} »',
    move_one: 'déplacement de « {{title}} »',
    move_other: 'déplacement de {{count}} affaires',
    delete_one: 'suppression de « {{title}} »',
    delete_other: 'suppression de {{count}} affaires',
    restore_one: 'restauration de « {{title}} »',
    restore_other: 'restauration de {{count}} affaires',
    import: 'import de {{title}}',
    merge: 'fusion dans « {{title}} »',
    apart: '« {{title}} » distingué',
    tellCrm: 'fichier pour le CRM',
  },
  failure: {
    title: 'Cela n’a pas fonctionné',
    'invalid-input': 'Cela ne peut pas s’écrire ainsi. Rien n’a été modifié.',
    'not-found': 'Cela n’existe plus ; quelqu’un l’a peut-être retiré.',
    'read-only-newer':
      'Cela vient d’un Winroom plus récent. Vous pouvez le lire ; mettez cette copie à jour pour le modifier.',
    'not-saved': 'L’enregistrement n’a pas abouti. Votre modification est gardée et sera retentée.',
    'disk-full':
      'Le disque est plein. Vos modifications sont gardées en mémoire : libérez de la place et elles seront enregistrées.',
    'read-only':
      'Le dossier de données n’accepte pas l’écriture. Vos modifications sont gardées en mémoire d’ici là.',
    busy: 'Autre chose est en cours. Réessayez dans un instant.',
    cancelled: 'Annulé. Rien n’a été modifié.',
    'bad-file': 'Ce fichier n’a pas pu être lu. Rien n’a été modifié.',
    'bad-rows': 'Certaines lignes posent problème : rien n’a été importé.',
    'bad-link': 'Ce lien n’est pas un lien Winroom, ou il est incomplet. Redemandez-le.',
    'bad-address': 'Ce n’est pas une adresse. Elle ressemble à ws://hote:4455',
    'later-import-first': 'Un import plus récent s’appuie sur celui-ci. Annulez d’abord le plus récent.',
    'too-large': 'Cette image dépasse 20 Mo. Réduisez-la, puis ajoutez-la de nouveau.',
    'no-picture':
      'Winroom ne peut pas afficher ce fichier comme image. Formats possibles : PNG, JPEG, GIF, WebP et AVIF.',
    'engine-down': 'Le moteur de Winroom redémarre. Réessayez dans un instant.',
    'too-much':
      'C’est trop à la fois : rien n’a été modifié. Collez le texte par parties ou importez-le comme fichier.',
    internal: 'Un imprévu est survenu. Ce que vous aviez est gardé.',
  },
  money: { hint: 'Écrivez un montant, par exemple {{example}}' },
  date: { hint: 'Écrivez une date, par exemple {{example}}' },
  required: 'Ce champ ne peut pas être vide',
}
