import type { en } from '../en'
import type { Translation } from '../translation'

export const sharing: Translation<typeof en.sharing> = {
  title: 'Partage',
  intro:
    'Tout fonctionne sans réseau. Pour partager cet espace, connectez-le à un relais : un petit serveur que l’un de vous fait tourner et qui transmet les modifications.',
  relay: 'Adresse du relais',
  relayHint: 'Par exemple ws://hote:4455',
  connect: 'Connecter',
  disconnect: 'Déconnecter',
  relayState: {
    off: 'Relais : {{relay}}',
    connecting: 'Relais : {{relay}}, connexion…',
    connected: 'Relais : {{relay}}, connecté',
    waiting: 'Relais : {{relay}}, non connecté',
    refused: 'Relais : {{relay}}, refusé',
  },
  thisWorkspace: 'Cet espace : {{name}}',
  link: 'Lien pour vos collègues',
  linkHint: 'Qui ouvre ce lien dans Winroom voit cet espace et peut le modifier.',
  copy: 'Copier le lien',
  copied: 'Lien copié',
  join: 'Rejoindre un espace',
  joinLabel: 'Lien que vous avez reçu',
  joinHint: 'Il commence par winroom://join',
  joinButton: 'Rejoindre',
  joined: 'Vous y êtes. Ses affaires arrivent.',
  joinAsk: 'Rejoindre l’espace auquel mène ce lien ?',
  workspaces: 'Vos espaces',
  current: 'Ouvert',
  open: 'Ouvrir {{name}}',
  words: 'Ce que disent les mots',
  savedWord: 'Enregistré ici',
  savedMeans:
    'C’est sur le disque de cet ordinateur. Fermer l’application ou une coupure de courant ne le perd pas.',
  sentWord: 'Envoyé',
  sentMeans: 'C’est parti vers le relais, qui n’a pas encore dit qu’il le garde.',
  heldWord: 'En sûreté sur le relais',
  heldMeans:
    'Le relais a dit que c’est sur son disque : vos collègues le reçoivent même si cet ordinateur est éteint.',
  status: {
    label: 'Où en sont vos modifications : {{state}}',
    saving: 'Enregistrement…',
    savedHere: 'Enregistré ici',
    sending_one: 'Enregistré ici, {{count}} à envoyer',
    sending_other: 'Enregistré ici, {{count}} à envoyer',
    sent: 'Envoyé',
    held: 'En sûreté sur le relais',
    arriving: 'En chemin…',
    connecting: 'Connexion…',
    failing: 'Non enregistré',
  },
  problem: {
    full: 'Le disque est plein. Vos modifications sont gardées en mémoire ; libérez de la place et elles seront enregistrées.',
    'read-only':
      'Le dossier de données n’accepte pas l’écriture. Vos modifications sont gardées en mémoire d’ici là.',
    unknown:
      'L’enregistrement échoue pour l’instant. Vos modifications sont gardées en mémoire et retentées.',
  },
  reason: {
    unreachable:
      'Le relais est injoignable. Vos modifications sont enregistrées ici et partiront à son retour.',
    closed: 'Le relais a mis fin à la connexion. Winroom réessaie de lui-même.',
    refused: 'Le relais n’admet pas cet espace. Demandez à qui le fait tourner.',
    'bad-address': 'Il n’y a pas de relais à cette adresse. Vérifiez-la.',
    timeout: 'Le relais ne répond pas. Winroom réessaie de lui-même.',
  },
  heldAt: 'Tout était en sûreté sur le relais à {{time}}',
  unheld_one: '{{count}} modification pas encore en sûreté sur le relais',
  unheld_other: '{{count}} modifications pas encore en sûreté sur le relais',
}
