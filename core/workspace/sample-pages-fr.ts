import { h, ol, p, say, tip, ul, warning } from '../page/templates/build'
import { withFrenchSpaces } from '../french-spaces'
import { page, type SamplePage } from './sample-page'

// prettier-ignore
const start: SamplePage = ({ competitor, toPage }) => page('start', 'note', null, 'Comment nous gagnons', {}, [
  p('Ce que cette équipe a appris de ses affaires, une leçon par page. Commencez par celle qui ressemble à votre affaire du moment.'),
  ul(
    ['Ils nous comparent à ', competitor(), ' : ', toPage('datavo')],
    ['Ils demandent une remise : ', toPage('pilot'), ', puis ', toPage('discount')],
    ['La date est passée et plus personne ne dit mot : ', toPage('silence')],
  ),
  tip('Quelque chose a marché et n’est pas ici ? Faites-en une page tant que vous avez les mots en tête. Cinq lignes suffisent.'),
])

// prettier-ignore
const datavo: SamplePage = ({ deal, daysAgo, ids }) => page('datavo', 'battlecard', 'start', 'Face à Datavo', {
  texts: {
    position: 'Datavo montre ce qui s’est vendu le mois dernier. Nous montrons ce qu’il faut faire sur site demain matin.',
    pricePosture: 'Ils partent 20 % sous nous et facturent chaque connecteur. Sur trois ans, nous sommes à égalité dès le troisième. N’ouvrez jamais par le prix ; apportez la feuille sur trois ans.',
  },
  values: { competitorId: ids.competitorId },
  lists: {
    claims: [
      { section: 'win', text: 'En service en six semaines : rien à installer sur site', evidence: 'Orchard Press : 38 jours de la signature à la première alerte', audience: 'sayable', checkedOn: daysAgo(12) },
      { section: 'win', text: 'La prévision s’explique : trois raisons avec chaque chiffre', evidence: 'Les planificateurs de Vela Wind suivent 8 conseils sur 10', audience: 'sayable', checkedOn: daysAgo(12) },
      { section: 'win', text: 'Leurs données restent à eux : export complet, tous les jours, en un clic', evidence: 'Démo, étape 4. Datavo exporte sur demande, sous 10 jours', audience: 'sayable', checkedOn: daysAgo(41) },
      { section: 'lose', text: 'Groupes de plus de 500 sites : ils ont le panel, pas nous', evidence: 'Perdu chez Brio Hotels pour cette raison', audience: 'internal', checkedOn: daysAgo(48) },
      { section: 'lose', text: 'Équipes qui vivent dans leur module pour tableur', evidence: 'Échange avec deux de leurs utilisateurs', audience: 'internal', checkedOn: daysAgo(20) },
      { section: 'landmine', text: '« Qui explique à un directeur de site pourquoi le chiffre a changé pendant la nuit ? »', evidence: 'A fait rire l’analyste de Kestrel, puis nous a fait rappeler', audience: 'sayable', checkedOn: daysAgo(20) },
      { section: 'landmine', text: '« Si vous partiez dans deux ans, qu’emporteriez-vous, et sous quel délai ? »', evidence: 'Question posée aux deux chez Solenne', audience: 'sayable', checkedOn: daysAgo(12) },
      { section: 'depth', text: 'Leur connecteur SAP est celui d’un partenaire, qui le facture', evidence: 'Tarif du printemps ; demander celui d’aujourd’hui', audience: 'internal', checkedOn: null },
    ],
  },
}, [
  h('Les affaires qui leur reviennent'),
  p('Un groupe de 500 sites et plus, qui veut se comparer aux autres. Dites-le au premier appel, et gardez l’amitié.'),
  h('Comment ils nous attaquent'),
  ul(
    '**Ils disent :** « C’est une petite maison. » **La part de vrai :** nous sommes 60. **Notre réponse :** « Vous aurez au téléphone la personne qui l’a construit. Demandez-leur la même chose. »',
    '**Ils disent :** « Pas de panel. » **La part de vrai :** rien au-delà de nos clients. **Notre réponse :** « Quelle décision prendriez-vous autrement avec lui ? » Le plus souvent, un silence.',
  ),
  warning('Ne parlez pas de leur panne de mars. Ils l’ont dite eux-mêmes à leurs clients, et l’on en vient aux pannes de tout le monde.'),
  h('Rencontrés dans'),
  ul([deal('Solenne Cosmetics'), ' : en cours ; ils veulent du point par point'], [deal('Kestrel Insurance'), ' : la question nous a remis à table']),
])

// prettier-ignore
const pilot: SamplePage = ({ deal, person, ids }) => page('pilot', 'tactic', 'start', 'Quand ils demandent une remise, proposer le pilote', {
  texts: {
    situation: 'L’offre est partie. Elle plaît, puis une nouvelle voix, souvent les achats, écrit qu’elle est « 15 % au-dessus du budget ». Plus personne ne dit si cela marche.',
    objection: '« C’est plus que ce que nous avions prévu cette année. »',
    whatToDo: 'Ne touchez pas au prix. Proposez un pilote payant de six semaines sur un site, déduit en entier s’ils signent à une date qu’ils choisissent maintenant. Il répond au doute caché derrière le prix (est-ce que cela marche chez nous ?) et donne aux achats une victoire.',
    whatToSay: '« Ne parlons pas de 15 % d’une chose que vous n’avez pas vue à l’œuvre. Prenez un site, six semaines. Si elle fait ce que je dis, les frais sont déduits. Sinon, vous avez économisé 85 %. »',
  },
  sets: { competitors: [ids.competitorId], stages: ids.stages('offer', 'talk') },
}, [
  h('Avant de le proposer'),
  ol(
    'Sachez à quoi ces 15 % sont comparés. Si c’est à l’offre d’un concurrent, c’est la mauvaise page.',
    'Convenez en interne de qui mène le pilote : un nom, six semaines.',
    'Écrivez avec eux ce que veut dire « cela marche » : deux chiffres au plus, et qui les lira.',
  ),
  h('Des mots qui ont marché'),
  say('« Lequel de vos sites serait le plus difficile ? Alors prenons celui-là. »'),
  h('Quand s’en abstenir'),
  p('Quand nous n’avons pas encore vu qui signe. Un pilote sans cette personne est un essai gratuit avec facture.'),
  h('Où elle a servi'),
  ul([deal('Fjord Ferries'), ' : sur la table'], [deal('Halden Steel'), ' : refusé, mais on n’a plus jamais reparlé du prix'], ['Demandez à ', person('Ada Moreau'), ' la lettre qu’elle a envoyée.']),
])

// prettier-ignore
const silence: SamplePage = ({ deal, ids }) => page('silence', 'conversation', 'start', 'La date est passée et plus personne ne dit mot', {
  texts: {
    situation: 'La date de signature est derrière nous. Ils ne répondent pas, ou répondent « bientôt ». La prévision dit toujours que cela vient.',
    feelings: 'Plus de gêne que de désintérêt. Votre contact vous a promis une chose qu’il ou elle n’a pas pu faire passer, et vous évite pour cela.',
    opening: '« Je n’appelle pas pour presser. Je crois que quelque chose s’est mis en travers chez vous, et j’aime mieux savoir que deviner. Est-ce encore votre projet ? »',
    avoid: '« Je voulais juste prendre des nouvelles. »\n« Avez-vous pu regarder ? » (non, et ils vous doivent une excuse)\nUne nouvelle remise. Elle répond à une question que personne n’a posée.',
    fallback: 'S’ils esquivent encore : « Et si nous l’enlevions de la table jusqu’au printemps ? Je vous appelle le premier mars, et d’ici là vous n’entendez plus parler de moi. » La moitié proteste. L’autre moitié n’était pas une affaire.',
  },
  sets: { doneByPeople: ids.people('Nora Blanc', 'Ada Moreau') },
}, [
  h('Avant d’appeler'),
  ul('Qu’est-ce qui a changé chez eux ? Un nouveau chef, un budget gelé, un concurrent : cherchez avant de demander.', 'Qui d’autre y connaissez-vous ? Votre contact d’abord, l’autre seulement s’il le sait.'),
  h('Après'),
  p('Corrigez la date pendant que vous êtes encore au téléphone : ', deal('Tula Textiles'), ' a trois jours de retard aujourd’hui.'),
  tip('Une affaire laissée en bon ordre revient. ', deal('Aster Logistics'), ' en était une.'),
])

// prettier-ignore
const discount: SamplePage = ({ deal, money, ids }) => page('discount', 'discount', 'start', 'Guide des remises', {
  lists: {
    ledger: [
      { give: '5 % de remise', get: 'Un engagement de deux ans', value: money(1_550), condition: 'Signé à la date de l’offre' },
      { give: 'Pilote déduit de la commande', get: 'Une date de décision, donnée par qui signe', value: money(4_000), condition: 'Convenue avant le début du pilote' },
      { give: 'Prix bloqué au renouvellement', get: 'Un cas client avec nom et chiffres', value: money(2_400), condition: 'Accord de leur communication' },
      { give: 'Deux jours de formation', get: 'Trois appels de référence', value: money(1_800), condition: 'Après la mise en service' },
    ],
    ladder: [
      { upTo: 5, who: 'Vous, avec une ligne de la liste' },
      { upTo: 10, who: 'Ada', personId: ids.people('Ada Moreau')[0] ?? null },
      { upTo: 20, who: 'Direction, contrepartie par écrit' },
    ],
  },
}, [
  tip('Ne donnez jamais, échangez toujours. Dites d’abord ce que vous voulez, puis ce que vous pourriez faire.'),
  say('« Je peux regarder pour 5 %. Si j’y arrive, vous engagez-vous sur deux ans avant le trente ? »'),
  h('Utilisé dans'),
  ul([deal('Marchand & Fils'), ' : 5 % contre deux ans, sinon rien. Ils réfléchissent, et ils ont raison.']),
])

/** The sample's pages in French. */
export const samplePagesFr: readonly SamplePage[] = [start, datavo, pilot, silence, discount].map(
  written => links => withFrenchSpaces(written(links)),
)
