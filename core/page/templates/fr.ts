import { withFrenchSpaces } from '../../french-spaces'
import { h, hint, ol, p, say, tip, todo, ul, warning } from './build'
import type { Templates } from './template'

/** The built-in templates in French, written as such and not translated word by word. Italics say what to write. */
export const templatesFr: Templates = withFrenchSpaces<Templates>({
  note: {
    title: 'Notes de rendez-vous',
    head: {},
    blocks: [
      tip(
        'Notez leurs mots, pas votre résumé : c’est la phrase exacte qu’il vous faudra dans la proposition.',
      ),
      h('Qui était là'),
      hint('Nom, fonction, et ce que chacun gagne ou perd à cette décision.'),
      h('Leur situation'),
      hint('Comment ils font aujourd’hui : personnes, outils, volumes. Seulement ce qui change votre offre.'),
      h('Problème, et ce qu’il coûte'),
      hint(
        'Le problème avec leurs mots. Puis le chiffre : heures, argent ou risque par mois, et de qui vous le tenez.',
      ),
      h('Ce que vaudrait la solution'),
      hint(
        'Ce qu’ils feraient de ce temps ou de cet argent. Dit par vous, c’est un argument ; dit par eux, c’est une raison.',
      ),
      h('Comment ils décident'),
      ul(
        'Qui signe, et ce qu’il ou elle a déjà signé de semblable :',
        'Leurs critères, dans leur ordre :',
        'Étapes et dates jusqu’à la signature (sécurité, juridique, achats) :',
        'Qui nous défend quand nous ne sommes pas dans la pièce, et ce qu’il lui faut :',
        'Qui d’autre ils regardent, « ne rien faire » compris :',
      ),
      h('Prochaine étape'),
      todo('La nôtre, pour quand :', 'La leur, pour quand (sans étape de leur côté, pas encore d’affaire) :'),
    ],
  },

  tactic: {
    title: 'Quand ils …, faire …',
    head: {},
    blocks: [
      tip('Une tactique, une situation. S’il faut « ou » dans le titre, faites deux pages.'),
      h('La voir venir'),
      hint('La phrase ou le silence qui vous dit que vous y êtes. Ce que cela cache d’ordinaire.'),
      h('Pas à pas'),
      ol(
        'Avant de répondre : ce qu’il faut d’abord savoir, et par qui.',
        'Ce que vous faites ou envoyez, et dans quel délai.',
        'Ce que vous demandez en échange.',
        'À quoi vous verrez que cela a marché.',
      ),
      h('Des mots qui ont marché'),
      say('Écrivez-les comme ils ont été dits, avec la pause s’il y en a eu une.'),
      h('Preuves à portée de main'),
      hint('Un client, un chiffre, une page. Et qui appeler s’ils veulent l’entendre de vive voix.'),
      h('Quand s’en abstenir'),
      hint(
        'Les affaires où cela a empiré les choses, et pourquoi. Ce paragraphe en sauve plus que les autres.',
      ),
      h('Où elle a servi'),
      hint(
        'Tapez # et liez les affaires, gagnées et perdues. Trois affaires font une tactique ; une seule, une anecdote.',
      ),
    ],
  },

  battlecard: {
    title: 'Face à …',
    head: {},
    blocks: [
      tip(
        'La fiche ci-dessus se lit en dix secondes avant un appel. Ici, de quoi préparer une heure. Chaque affirmation : une source et une date, sinon elle sort.',
      ),
      h('Les affaires qui leur reviennent'),
      hint(
        'Honnêtement : quels clients sont mieux servis par eux ? Le voir au premier appel vous épargne un trimestre.',
      ),
      h('Comment ils nous attaquent'),
      ul(
        '**Ils disent :** … **La part de vrai :** … **Notre réponse :** …',
        '**Ils disent :** … **La part de vrai :** … **Notre réponse :** …',
      ),
      warning(
        'Jamais de mal d’eux. Accordez d’abord la part de vrai : à qui l’on dit qu’un concurrent est mauvais en tout, on n’inspire plus confiance.',
      ),
      h('Les questions qui ouvrent l’écart'),
      hint(
        'Une question-piège est une question que tout acheteur peut poser à tout fournisseur, et à laquelle nous seuls répondons bien. Elle porte avant qu’ils aient vu l’autre ; après, elle sent le dépit.',
      ),
      ol(
        'Interrogez la conséquence, pas la fonction : « Que se passe-t-il chez vous quand … ? »',
        'Laissez l’acheteur dire pourquoi cela compte.',
        'Proposez de l’inscrire dans ses critères.',
      ),
      h('Prix'),
      hint(
        'Leur mode de tarification, ce qui n’y est pas (mise en route, connecteurs, assistance, croissance), et le total sur trois ans pour un client de taille courante.',
      ),
      h('S’ils sont déjà en place'),
      hint(
        'Fin du contrat et reconduction. Ce que demande le passage : données, habitudes, personnes. Qui en aura peur.',
      ),
      h('Nos rencontres'),
      hint('Tapez # et liez les affaires. Une ligne chacune : ce qui a décidé.'),
    ],
  },

  conversation: {
    title: 'Comment leur annoncer que …',
    head: {
      texts: {
        opening:
          '« J’ai une nouvelle qui ne va pas vous plaire, et je tiens à vous la dire moi-même. Avez-vous dix minutes, là ? »',
        avoid:
          '« Comme vous le savez … » (ils ne le savent pas, et se sentent pris en faute)\n« C’est notre politique. » (cela n’a jamais convaincu personne)\n« Ne vous inquiétez pas. » (il y a donc de quoi)\nUn « mais » après des excuses.',
        fallback:
          'Si le ton monte : cessez d’expliquer. « Je vous entends. De votre point de vue, que faudrait-il pour que ce soit réparé ? » Puis plus un mot avant qu’ils aient fini. Mettez-vous d’accord sur une chose et sur une heure pour se reparler, le jour même si possible.',
      },
    },
    blocks: [
      tip(
        'Appelez, n’écrivez pas. Ce qui est dur à dire est pire à lire. On n’écrit que pour confirmer ce qui a été dit.',
      ),
      h('Avant d’appeler'),
      todo(
        'Ce qui s’est passé au juste, en deux phrases sans adjectif',
        'Ce que nous avons mal fait, à dire en premier',
        'Ce que nous pouvons offrir ou non, convenu en interne au préalable',
        'Qui d’autre chez eux doit l’apprendre, et par qui',
      ),
      h('Ce qu’ils demanderont'),
      ul(
        '« Depuis quand le savez-vous ? » …',
        '« Qui d’autre est touché ? » …',
        '« Que comptez-vous faire ? » …',
      ),
      h('L’ordre qui marche'),
      ol(
        'La nouvelle, en une phrase, dans la première minute.',
        'Le silence. À eux de parler.',
        'Ce que cela change pour eux, avec leurs mots et non les vôtres.',
        'Ce que nous faisons maintenant, daté. Rien que vous ne puissiez tenir.',
        'Ce qu’ils voudraient à la place.',
      ),
      h('Après'),
      hint(
        'Confirmez en trois lignes dans l’heure. Tenez la première date promise, si petite soit-elle : c’est d’elle que dépend la suivante.',
      ),
    ],
  },

  discount: {
    title: 'Guide des remises',
    head: {
      lists: {
        ledger: [
          {
            give: '5 % sur la première année',
            get: 'Un engagement de deux ans',
            condition: 'Signé à la date du devis',
          },
          {
            give: 'Paiement au trimestre',
            get: 'La reconduction tacite',
            condition: 'Dans la première version du contrat, pas après coup',
          },
          {
            give: 'Deux jours de formation en plus',
            get: 'Un appel de référence par trimestre',
            condition: 'Une fois la mise en service acceptée',
          },
          {
            give: 'Prix bloqué au renouvellement',
            get: 'Un cas client avec leur nom et leurs chiffres',
            condition: 'Accord de leur communication avant signature',
          },
          {
            give: 'Pilote déduit de la commande',
            get: 'Une date de décision, convenue avec le signataire',
            condition: 'Convenue avant le début du pilote',
          },
        ],
        ladder: [
          { upTo: 5, who: 'Vous, avec une ligne de la liste ci-dessus' },
          { upTo: 10, who: 'Votre responsable des ventes' },
          { upTo: 20, who: 'Direction commerciale, contrepartie par écrit' },
          { upTo: 30, who: 'Direction générale, avant que le client entende un chiffre' },
        ],
      },
    },
    blocks: [
      tip(
        'Ne donnez jamais, échangez toujours. Ce qui ne coûte rien à obtenir ne vaut rien, et la remise suivante est demandée plus tôt.',
      ),
      h('Avant tout chiffre'),
      ol(
        'Demandez à quoi ils comparent : au prix d’un concurrent, à un budget, à l’an dernier ? La réponse n’est pas la même.',
        '« Si le prix convenait, resterait-il autre chose qui vous empêche de signer ? » Tant que ce n’est pas un non, le prix n’est pas le sujet.',
        'Retirez du périmètre avant de retirer du prix.',
        'Dites d’abord ce que vous voulez, ensuite ce que vous pourriez céder.',
      ),
      h('Des mots'),
      say('« Je peux regarder. Si j’y arrivais, pourriez-vous vous engager sur deux ans avant le trente ? »'),
      say('« À périmètre égal, je ne peux pas. Que pourrions-nous laisser pour la deuxième année ? »'),
      h('Des pas de plus en plus petits'),
      p(
        'Si vous bougez : 4 %, puis 2 %, puis 1 %. Des pas égaux disent qu’il en reste un. Des chiffres ronds, que personne n’a compté.',
      ),
      h('Quand nous renonçons'),
      hint('Le prix sous lequel nous préférons ne pas avoir ce client, et qui le lui dit.'),
      warning(
        'Tout accord hors de cette liste est noté ici le jour même : on le demandera au prochain vendeur.',
      ),
    ],
  },

  process: {
    title: 'Étape : ils reconnaissent le problème',
    head: {
      values: { step: 'Ils reconnaissent un problème qui mérite d’être réglé cette année' },
      texts: {
        conversation:
          'Parlez de leur travail, pas de notre produit. De ce qui se fait aujourd’hui à ce qui cloche, de ce qui cloche à ce que cela coûte, de ce coût à ce qu’ils feraient sans lui. Parlez un tiers du temps. Repartez avec un chiffre dit par eux.',
      },
      lists: {
        exitQuestions: [
          { text: 'Combien cela leur coûte-t-il, dans un chiffre qu’ils nous ont donné ?' },
          { text: 'Qui d’autre y perd si rien ne change, et lui avons-nous parlé ?' },
          { text: 'Que se passe-t-il s’ils ne font rien cette année ?' },
          { text: 'Qui signe, et qu’a-t-il ou elle déjà signé de semblable ?' },
          { text: 'Qu’ont-ils dit qu’ils feraient ensuite, et à quelle date ?' },
        ],
      },
    },
    blocks: [
      tip(
        'L’étape est la leur, pas la nôtre : elle est franchie quand l’acheteur a fait quelque chose, non quand nous avons envoyé quelque chose.',
      ),
      h('Ce qui occupe l’acheteur'),
      hint('Ce qu’il cherche à savoir à ce moment, qui il doit convaincre, ce qu’il craint.'),
      h('Questions à poser'),
      ul(
        '**Situation :** « Racontez-moi la dernière fois. »',
        '**Problème :** « Où est-ce que cela casse ? » « Tous les combien ? »',
        '**Implication :** « Quand cela casse, qui d’autre doit tout lâcher ? » « Qu’est-ce que cela a coûté au printemps ? »',
        '**Besoin :** « Sans cela, que feriez-vous de ces deux jours ? »',
      ),
      h('Ce que nous apportons'),
      hint('L’éclairage qui leur fait voir leur problème autrement, les documents, la personne à emmener.'),
      h('Signes que nous allons trop vite'),
      ul(
        'Ils demandent un prix et rien d’autre.',
        'Une seule personne nous parle.',
        'Leur prochaine étape : « on vous rappelle ».',
      ),
    ],
  },
})
