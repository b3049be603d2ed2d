import { nameKey } from '../workspace/names'
import { exportHeaders } from './headers'
import { targetInDialect } from './dialects'
import type { DialectId } from './dialects/dialect'
import type { ColumnTarget } from './mapping'

/** What each target's column is called: in Winroom's own files, in exports of common CRMs, in English and French. Best first. */
const names = {
  externalId: [
    'external id', 'opportunity id', 'deal id', 'opp id', 'record id', 'id', 'crm id', 'identifiant', 'id opportunite', 'identifiant externe', 'reference', 'ref', 'numero', 'do not modify opportunity',
    'opportunity number', 'opportunity no', 'deal number', 'deal no', 'opp number', 'opp no', 'numero d opportunite', 'numero opportunite', 'n opportunite', 'no opportunite', 'n d opportunite', 'numero d affaire', 'numero affaire', 'n affaire', 'no affaire', 'n d affaire', 'ref opportunite', 'reference opportunite', 'ref affaire', 'reference affaire', 'code affaire', 'code opportunite',
  ],
  title: [
    'title', 'opportunity name', 'deal name', 'deal title', 'name', 'opportunity', 'deal', 'topic', 'subject', 'titre', 'nom de l opportunite', 'nom de l affaire', 'nom', 'intitule', 'libelle', 'affaire', 'opportunite', 'objet',
  ],
  account: [
    'account', 'account name', 'company', 'company name', 'associated company', 'organization', 'organisation', 'customer', 'client', 'potential customer', 'compte', 'nom du compte', 'societe', 'entreprise', 'nom de la societe', 'raison sociale', 'associated company primary',
  ],
  product: ['product', 'product name', 'product family', 'offer', 'produit', 'nom du produit', 'offre', 'gamme'],
  stage: [
    'stage', 'deal stage', 'opportunity stage', 'sales stage', 'stage name', 'pipeline stage', 'etape', 'etape de vente', 'phase', 'phase de vente', 'status', 'statut', 'etat', 'stade',
  ],
  amount: [
    'amount', 'close value', 'value', 'deal value', 'deal amount', 'opportunity amount', 'total', 'est revenue', 'estimated revenue', 'revenue', 'acv', 'arr', 'montant', 'montant ht', 'montant estime', 'montant prevu', 'montant previsionnel', 'expected amount', 'expected revenue', 'montant total', 'valeur', 'chiffre d affaires', 'ca',
  ],
  currency: ['currency', 'amount currency', 'currency code', 'opportunity currency', 'devise', 'monnaie', 'code devise'],
  closeDate: [
    'close date', 'closing date', 'closed date', 'expected close date', 'est close date', 'estimated close date', 'date closed', 'close', 'date de cloture', 'cloture', 'date cloture', 'date de signature', 'date de cloture prevue', 'date de fermeture', 'echeance',
    'expected close', 'expected closing date', 'expected closing', 'forecast close date', 'planned close date', 'projected close date', 'target close date', 'signature date', 'signing date', 'expected signature date', 'expected signing date', 'expected signature', 'date de signature prevue', 'date signature prevue', 'signature prevue', 'date prevue de signature', 'date de signature previsionnelle', 'date previsionnelle de signature', 'signature previsionnelle', 'date signature', 'signature', 'date cloture prevue', 'cloture prevue', 'date prevue de cloture', 'date de cloture previsionnelle', 'date previsionnelle de cloture', 'cloture previsionnelle', 'date de cloture estimee', 'date prevue', 'date previsionnelle',
  ],
  startedOn: [
    'started on', 'start date', 'engage date', 'engagement date', 'opened on', 'open date', 'created date', 'create date', 'date created', 'created on', 'creation date', 'created time', 'deal created', 'date de debut', 'debut', 'date d engagement', 'date de creation', 'cree le', 'date d ouverture',
  ],
  owner: [
    'owner', 'deal owner', 'opportunity owner', 'owner name', 'sales agent', 'sales rep', 'salesperson', 'account executive', 'rep', 'agent', 'assigned to', 'seller', 'proprietaire', 'proprietaire de l opportunite', 'commercial', 'vendeur', 'responsable', 'charge d affaires', 'ingenieur commercial',
  ],
  contact: [
    'main contact', 'primary contact', 'contact', 'contact name', 'contact person', 'associated contact', 'primary contact name', 'contact principal', 'nom du contact', 'personne a contacter', 'contact associe', 'interlocuteur',
  ],
  nextStep: ['next step', 'next steps', 'next action', 'next activity', 'prochaine etape', 'prochaine action', 'etape suivante'],
  source: ['source', 'lead source', 'deal source', 'original source', 'original source type', 'origin', 'origine', 'source du lead', 'provenance', 'origine de la piste'],
  link: ['link', 'url', 'record url', 'record link', 'crm link', 'lien', 'lien crm', 'url crm'],
  forecastCategory: ['forecast category', 'forecast', 'categorie de prevision', 'prevision', 'categorie previsionnelle'],
} as const satisfies Partial<Record<ColumnTarget, readonly string[]>> // prettier-ignore
type NamedTarget = keyof typeof names | 'status'

const ranks = new Map<string, { target: NamedTarget; rank: number }>(
  Object.entries(names).flatMap(([target, list]) =>
    list.map((name, rank) => [name, { target: target as NamedTarget, rank }] as const),
  ),
)

/** A column's name as it is looked up: `DealStage`, `deal_stage`, `Deal - Stage` and `Deal stage (USD)` are one. */
function columnKey(name: string): string {
  const spaced = name
    .replace(/\([^)]*\)/g, match => (/id|modif/i.test(match) ? match : ' '))
    .replace(/([a-z])([A-Z])/g, '$1 $2')
  return nameKey(spaced.replace(/[^\p{L}\p{N}]+/gu, ' '))
}

/**
 * What each column stands for, by its name: the best name wins each target, every other column is kept as a custom field.
 * @param isBlank whether the column of this position holds nothing at all; such a column is left out when its name says nothing
 * @param dialect whose names come before all others
 */
export function guessTargets(
  header: readonly string[],
  isBlank: (column: number) => boolean,
  dialect: DialectId | null = null,
): ColumnTarget[] {
  if (isOwnFile(header)) return header.map((_, at) => exportHeaders[at]?.target ?? 'custom')
  const best = new Map<ColumnTarget, { column: number; rank: number }>()
  header.forEach((name, column) => {
    const found = inDialect(dialect, name) ?? lookUp(name)
    const before = found && best.get(found.target)
    if (found && (before === undefined || found.rank < before.rank))
      best.set(found.target, { column, rank: found.rank })
  })
  const byColumn = new Map([...best].map(([target, { column }]) => [column, target]))
  return header.map((_, column) => byColumn.get(column) ?? (isBlank(column) ? 'ignore' : 'custom'))
}

/** A dialect's own names are better than any that it shares with others. */
function inDialect(dialect: DialectId | null, name: string): { target: ColumnTarget; rank: number } | null {
  const found = dialect === null ? null : targetInDialect(dialect, name)
  return found && { target: found.target, rank: found.rank - DIALECT_FIRST }
}
const DIALECT_FIRST = 1_000

/** Whether the file is one that Winroom wrote: dates and amounts are then known, too. */
export function isOwnFile(header: readonly string[]): boolean {
  return exportHeaders.every(({ name }, at) => header[at] === name)
}

/** Pipedrive puts the kind of record before each name: `Deal - Title`. French puts it after: `Montant de l'affaire`. */
function lookUp(name: string): { target: NamedTarget; rank: number } | undefined {
  const key = columnKey(name)
  return (
    ranks.get(key) ??
    ranks.get(key.replace(/^(deal|opportunity|opportunite|affaire) /, '')) ??
    ranks.get(key.replace(/ (?:de l )?(affaire|opportunite)$/, ''))
  )
}
