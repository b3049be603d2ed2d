import type { Words } from './concepts'

/** As `tokensOf` leaves them: without accents, `l’affaire` as `l affaire`. */
export const french: Words = {
  phrases: {
    who: ['qui', 'qui est ce qui', 'quel commercial', 'quelle personne', 'quel vendeur'],
    what: ['quoi', 'que', 'quel', 'quelle', 'quels', 'quelles', 'qu est ce que', 'qu est ce qui', 'ce qui', 'ce que', 'liste', 'liste des', 'montre', 'montrez', 'montre moi', 'montrez moi', 'affiche', 'quel est', 'quelles sont'], // prettier-ignore
    howMuch: ['combien', 'quel montant', 'montant', 'montant de', 'total', 'somme', 'valeur', 'combien vaut', 'combien valent'], // prettier-ignore
    howMany: ['combien d affaires', 'combien y a t il d affaires', 'nombre', 'nombre d affaires', 'combien de deals', 'combien avons nous d affaires'], // prettier-ignore
    owner: ['responsable', 'responsable de', 's occupe', 's occupe de', 's occupe d', 'est sur', 'travaille sur', 'suit', 'porte', 'gere', 'en charge', 'en charge de', 'en charge d', 'est en charge de', 'est en charge d', 'a qui est', 'a qui appartient', 'charge de', 'pilote', 'tient', 'a la main sur', 'quel est le responsable', 'quelle est la responsable', 'qui est le responsable', 'qui est la responsable'], // prettier-ignore
    contact: ['contact principal', 'contact', 'interlocuteur', 'interlocutrice', 'interlocuteur principal', 'principal contact', 'a qui parle t on', 'a qui parler', 'qui appeler'], // prettier-ignore
    largest: ['plus grosse', 'plus grande', 'plus gros', 'plus importante', 'plus elevee', 'plus forte', 'plus grosses', 'plus grandes', 'plus importantes'], // prettier-ignore
    deals: ['affaire', 'affaires', 'opportunite', 'opportunites', 'deal', 'deals', 'dossier', 'dossiers'],
    open: ['ouvert', 'ouverte', 'ouverts', 'ouvertes', 'est ouvert', 'en cours', 'pipeline', 'pipeline ouvert', 'portefeuille', 'dans le pipeline'], // prettier-ignore
    won: ['gagne', 'gagnee', 'gagnes', 'gagnees', 'remporte', 'remportee', 'remportees', 'avons nous gagne', 'a t on gagne', 'on a gagne', 'a ete gagne', 'a ete signe', 'ont ete signees', 'signe', 'signee', 'signees', 'avons nous signe', 'a t on signe', 'on a signe', 'vendu'], // prettier-ignore
    lost: [
      'perdu',
      'perdue',
      'perdues',
      'perdus',
      'avons nous perdu',
      'a t on perdu',
      'on a perdu',
      'a ete perdu',
    ],
    decided: ['decidees', 'decidee', 'gagnees ou perdues', 'tranchees'],
    closing: ['se signe', 'se signent', 'signent', 'se signera', 'se signeront', 'a signer', 'doit se signer', 'doivent se signer', 'doit signer', 'se conclut', 'se concluent', 'a conclure', 'se ferme', 'se cloture', 'a cloturer', 'prevu', 'prevue', 'prevues', 'attendu', 'attendue', 'attendues', 'tombe', 'tombent', 'arrive a echeance', 'signer', 'doit on signer', 'devons nous signer'], // prettier-ignore
    winRate: ['taux de succes', 'taux de reussite', 'taux de conversion', 'taux de gain', 'taux de victoire', 'combien de fois gagnons nous', 'gagne t on souvent'], // prettier-ignore
    byValue: ['en valeur', 'en montant', 'par valeur'],
    weighted: ['pondere', 'ponderee', 'prevision ponderee', 'prevision', 'previsions', 'previsionnel', 'pipeline pondere', 'montant pondere', 'prevision du pipeline'], // prettier-ignore
    commit: ['engage', 'engagee', 'engagees', 'engagement', 'commit'],
    bestCase: ['meilleur cas', 'best case', 'au mieux'],
    likely: [
      'probable',
      'probable d ici la fin du',
      'probable d ici la fin',
      'ou allons nous finir',
      'ou finira t on',
    ],
    overdue: ['en retard', 'depasse', 'depassee', 'depassees', 'date depassee', 'dates depassees', 'date est depassee', 'echue', 'echues'], // prettier-ignore
    unmoved: ['bloque', 'bloquee', 'bloquees', 'a l arret', 'sans mouvement', 'n a pas bouge', 'n ont pas bouge', 'immobile', 'immobiles', 'stagne', 'stagnent', 'au point mort'], // prettier-ignore
    cycle: ['cycle de vente', 'cycle de vente moyen', 'cycle moyen', 'cycle', 'duree moyenne', 'combien de temps', 'combien de temps faut il', 'combien de temps faut il pour gagner', 'duree du cycle'], // prettier-ignore
    averageWon: ['affaire moyenne', 'affaire gagnee moyenne', 'montant moyen', 'panier moyen', 'taille moyenne', 'valeur moyenne'], // prettier-ignore
    velocity: ['velocite', 'vitesse', 'velocite du pipeline', 'vitesse de vente'],
    changed: [
      'change',
      'a change',
      'ont change',
      'a bouge',
      'ont bouge',
      'bouge',
      's est passe',
      'changements',
      'changement',
    ],
    new: ['nouveau', 'nouveaux', 'nouvelle', 'nouvelles', 'de nouveau', 'cree', 'creee', 'creees', 'ajoutee', 'ajoutees', 'entrees', 'est entre'], // prettier-ignore
    slipped: ['glisse', 'a glisse', 'ont glisse', 'reporte', 'reportee', 'reportees', 'a ete reporte', 'ont ete reportees', 'decale', 'decalee', 'decalees', 'a ete decale', 'repousse', 'repoussees', 'a pris du retard'], // prettier-ignore
    grown: ['augmente', 'a augmente', 'ont augmente', 'grossi', 'a grossi', 'ont grossi', 'en hausse', 'a grandi', 'ont grandi'], // prettier-ignore
    shrunk: [
      'diminue',
      'a diminue',
      'ont diminue',
      'baisse',
      'a baisse',
      'ont baisse',
      'en baisse',
      'retreci',
      'a reduit',
    ],
    mine: ['mes', 'mon', 'ma', 'moi', 'je', 'ai je', 'suis je', 'les miennes', 'j ai'],
    target: ['objectif', 'objectifs', 'quota', 'quotas', 'son objectif', 'ses objectifs', 'leur objectif', 'leurs objectifs', 'atteinte de l objectif', 'atteinte des objectifs'], // prettier-ignore
    howFar: ['ou en', 'ou en est', 'ou en sont', 'ou en sommes', 'loin', 'est loin', 'a quelle distance', 'manque', 'manque t il', 'me manque t il', 'nous manque t il', 'atteint', 'a atteint', 'avons nous atteint', 'a t on atteint'], // prettier-ignore
    place: ['bureau', 'region', 'pays', 'agence', 'territoire'],
    against: ['contre', 'face a', 'face au', 'versus', 'vs'],
  },
  fillers: ['le', 'la', 'les', 'l', 'un', 'une', 'des', 'de', 'd', 'du', 'au', 'aux', 'a', 'en', 'est', 'sont', 'avec', 'chez', 'sur', 'pour', 'par', 'dans', 'y', 'il', 'elle', 't', 'on', 'nous', 'notre', 'nos', 'avons', 'ont', 'et', 'qu', 'c', 'ce', 'ces', 'cette', 'se', 's', 'donne', 'donnez', 'dis', 'dites', 'actuellement', 'compte', 'client', 'pendant', 'toutes', 'tous', 'dont', 'etape', 'produit', 'concurrent', 'avez', 'vous', 'svp'], // prettier-ignore
  months: [['janvier', 'janv'], ['fevrier', 'fevr', 'fev'], ['mars'], ['avril', 'avr'], ['mai'], ['juin'], ['juillet', 'juil'], ['aout'], ['septembre', 'sept'], ['octobre', 'oct'], ['novembre', 'nov'], ['decembre', 'dec']], // prettier-ignore
  weekdays: [['lundi'], ['mardi'], ['mercredi'], ['jeudi'], ['vendredi'], ['samedi'], ['dimanche']],
  since: ['depuis', 'depuis le', 'depuis la', 'depuis l', 'apres', 'apres le'],
  this: [
    'ce',
    'ces',
    'cette',
    'du',
    'de la',
    'de l',
    'le',
    'la',
    'l',
    'courant',
    'en cours',
    'au',
    'cet',
    'pour le',
    'pour la',
  ],
  last: ['dernier', 'derniere', 'passe', 'passee', 'precedent', 'precedente', 'derniers', 'dernieres'],
  next: ['prochain', 'prochaine', 'suivant', 'suivante', 'prochains', 'prochaines', 'a venir'],
  units: { day: ['jour', 'jours'], week: ['semaine', 'semaines'], month: ['mois'], quarter: ['trimestre', 'trimestres'], year: ['annee', 'an', 'ans', 'annees'] }, // prettier-ignore
  today: ['aujourd hui'],
  yesterday: ['hier'],
  began: ['le debut du', 'le debut de la', 'le debut de l', 'le debut de', 'debut'],
  quarterLetter: 't',
}
