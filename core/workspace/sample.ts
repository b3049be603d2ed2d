import { createDeal, type Author } from '../deal/edit'
import { editBoard, type BoardDocument } from '../documents/board'
import { editWorkspace, type WorkspaceDocument } from '../documents/workspace'
import type { Origin } from '../documents/origin'
import { randomId, type AccountId, type BoardId, type DealId, type PersonId, type StageId } from '../ids'
import { dateOf } from '../dates'
import { orderOfRow } from '../order'
import type { StageKind } from './schema'

/** The built-in sample: a small pipeline to try every gesture on before one's own deals are in. Taken away in one step. */
export type SampleLanguage = 'en' | 'fr'

interface SampleStage {
  readonly key: string
  readonly en: string
  readonly fr: string
  readonly kind: StageKind
  readonly probability: number
}

const STAGES: readonly SampleStage[] = [
  { key: 'lead', en: 'Qualify', fr: 'Qualification', kind: 'open', probability: 0.1 },
  { key: 'meet', en: 'Discover', fr: 'Découverte', kind: 'open', probability: 0.3 },
  { key: 'offer', en: 'Propose', fr: 'Proposition', kind: 'open', probability: 0.5 },
  { key: 'talk', en: 'Negotiate', fr: 'Négociation', kind: 'open', probability: 0.75 },
  { key: 'won', en: 'Won', fr: 'Gagnée', kind: 'won', probability: 1 },
  { key: 'lost', en: 'Lost', fr: 'Perdue', kind: 'lost', probability: 0 },
]

/** stage, account, what is sold (en, fr), thousands, days until it closes, owner, next step (en, fr) */
type SampleDeal = readonly [
  string,
  string,
  string,
  string,
  number,
  number,
  string,
  string | null,
  string | null,
]
const DEALS: readonly SampleDeal[] = [
  ['lead', 'Aster Logistics', 'Route planning for 3 depots', 'Planification de tournées, 3 dépôts', 18, 75, 'Nora Blanc', 'Ask Ines who signs above 15k', 'Demander à Inès qui signe au-delà de 15 k€'],
  ['lead', 'Marlow Foods', 'Cold-chain sensors', 'Capteurs de chaîne du froid', 42, 90, 'Tom Keller', null, null],
  ['lead', 'Pelican Health', 'Nurse rota pilot', 'Pilote plannings infirmiers', 9.5, 60, 'Nora Blanc', 'Send the two-page case of Lindqvist', 'Envoyer le cas client Lindqvist, deux pages'],
  ['lead', 'Brio Hotels', 'Energy dashboard', 'Tableau de bord énergie', 27, 100, 'Ada Moreau', null, null],
  ['meet', 'Lindqvist Group', 'Maintenance suite, phase 2', 'Suite maintenance, phase 2', 64, 45, 'Ada Moreau', 'Walk the Malmö plant with Per', 'Visiter l’usine de Malmö avec Per'],
  ['meet', 'Northwind Rail', 'Spare-parts forecast', 'Prévision de pièces détachées', 120, 80, 'Tom Keller', 'Their CFO joins on Thursday: bring the payback sheet', 'Le DAF se joint jeudi : apporter le calcul de retour'],
  ['meet', 'Solenne Cosmetics', 'Retail sell-out data', 'Données de ventes en magasin', 33.5, 38, 'Nora Blanc', 'Compare with Datavo point by point', 'Comparer à Datavo point par point'],
  ['meet', 'Kestrel Insurance', 'Claims triage', 'Tri des sinistres', 88, 70, 'Ada Moreau', null, null],
  ['meet', 'Orchard Press', 'Print scheduling', 'Ordonnancement d’impression', 15, 52, 'Tom Keller', 'Send the demo recording', 'Envoyer l’enregistrement de la démo'],
  ['offer', 'Halden Steel', 'Furnace monitoring', 'Surveillance des fours', 210, 28, 'Tom Keller', 'Get the security answers back by Friday', 'Rendre le questionnaire sécurité vendredi'],
  ['offer', 'Cité Verte', 'Waste routes, 12 districts', 'Tournées de collecte, 12 quartiers', 76, 33, 'Nora Blanc', 'Public tender: hand in before noon', 'Appel d’offres public : dépôt avant midi'],
  ['offer', 'Fjord Ferries', 'Crew planning', 'Planification des équipages', 54, 21, 'Ada Moreau', 'Offer the pilot instead of a discount', 'Proposer le pilote plutôt qu’une remise'],
  ['offer', 'Bluefin Labs', 'Sample tracking', 'Suivi d’échantillons', 23, 18, 'Nora Blanc', null, null],
  ['talk', 'Marchand & Fils', 'Workshop licences', 'Licences atelier', 31, 9, 'Ada Moreau', 'Give 5% only against a two-year term', 'N’accorder 5 % que contre deux ans'],
  ['talk', 'Greystone Bank', 'Branch queueing', 'Files d’attente en agence', 145, 14, 'Tom Keller', 'Legal has the contract: call Priya on clause 9', 'Le contrat est au juridique : appeler Priya, clause 9'],
  ['talk', 'Tula Textiles', 'Loom telemetry', 'Télémétrie des métiers', 48, -3, 'Nora Blanc', 'The date has passed: agree on a new one', 'La date est passée : en convenir une nouvelle'],
  ['won', 'Aster Logistics', 'Driver app, 80 seats', 'Application chauffeurs, 80 postes', 24, -20, 'Nora Blanc', null, null],
  ['won', 'Vela Wind', 'Blade inspection', 'Inspection de pales', 97, -34, 'Ada Moreau', null, null],
  ['won', 'Orchard Press', 'Paper stock alerts', 'Alertes de stock papier', 12.5, -41, 'Tom Keller', null, null],
  ['won', 'Lindqvist Group', 'Maintenance suite, phase 1', 'Suite maintenance, phase 1', 51, -60, 'Ada Moreau', null, null],
  ['lost', 'Kestrel Insurance', 'Call summaries', 'Synthèses d’appels', 39, -25, 'Tom Keller', null, null],
  ['lost', 'Brio Hotels', 'Booking chat', 'Messagerie de réservation', 16, -48, 'Nora Blanc', null, null],
] // prettier-ignore

export interface SampleBoard {
  readonly boardId: BoardId
  readonly stages: ReadonlyMap<string, StageId>
  readonly accounts: ReadonlyMap<string, AccountId>
  readonly people: ReadonlyMap<string, PersonId>
}

/** The board that the sample will be; its record goes into the workspace, its deals into its own document. */
export function seedSampleBoard(workspace: WorkspaceDocument, language: SampleLanguage): SampleBoard {
  const boardId = randomId<BoardId>()
  const stages = new Map(STAGES.map(stage => [stage.key, randomId<StageId>()]))
  // Random ids, so that taking the sample away never takes an account of the same name that a file brought.
  const accounts = new Map(DEALS.map(deal => [deal[1], randomId<AccountId>()]))
  const people = new Map(DEALS.map(deal => [deal[6], randomId<PersonId>()]))
  const origin: Origin = { from: 'seed' }
  editWorkspace(workspace, origin, () => {
    const { collections } = workspace
    const currency = language === 'fr' ? 'EUR' : 'USD'
    collections.boards.create(boardId, {
      name: language === 'fr' ? 'Exemple' : 'Sample pipeline',
      order: orderOfRow(0),
      currency,
      sample: true,
    })
    STAGES.forEach((stage, at) => {
      const { kind, probability } = stage
      collections.stages.create(stages.get(stage.key) ?? '', {
        boardId,
        name: stage[language],
        kind,
        probability,
        order: orderOfRow(at),
      })
    })
    for (const [name, id] of accounts) collections.accounts.create(id, { name })
    for (const [name, id] of people) collections.people.create(id, { name })
  })
  return { boardId, stages, accounts, people }
}

/**
 * Fills the sample's board. Close dates are set around `author.at`, so that the board looks alive on any day. Answers with a deal
 * of each account, for the pages that speak of them: the first, which is an open one where there is any.
 */
export function seedSampleDeals(
  board: BoardDocument,
  sample: SampleBoard,
  language: SampleLanguage,
  author: Author,
): Map<string, { readonly id: DealId; readonly title: string }> {
  const made = new Map<string, { readonly id: DealId; readonly title: string }>()
  const origin: Origin = { from: 'seed' }
  const currency = language === 'fr' ? 'EUR' : 'USD'
  editBoard(board, origin, () => {
    DEALS.forEach(([stage, account, en, fr, thousands, days, owner, nextEn, nextFr], at) => {
      const stageId = sample.stages.get(stage)
      if (stageId === undefined) return
      const fields = {
        title: language === 'fr' ? fr : en,
        accountId: sample.accounts.get(account) ?? null,
        amount: { minor: Math.round(thousands * 100_000), currency },
        closeDate: dateOf(author.at + days * 86_400_000),
        ownerId: sample.people.get(owner) ?? null,
        nextStep: language === 'fr' ? nextFr : nextEn,
      }
      const id = randomId<DealId>()
      if (!made.has(account)) made.set(account, { id, title: fields.title })
      createDeal(board, { id, place: { stageId, order: orderOfRow(at), changeId: null }, fields }, author)
    })
  })
  return made
}
