import { z } from 'zod'
import { foldedName } from '../folded-name'
import { guessTargets } from '../targets'

/** Lists that a CRM exports beside its deals, each of one kind of record. */
export const entryKinds = ['people', 'products', 'accounts', 'contacts'] as const
export const entryKindSchema = z.enum(entryKinds)
export type EntryKind = z.infer<typeof entryKindSchema>
/** In the order in which files of several kinds are imported: each names records of those before it. */
export const fileKinds = [...entryKinds, 'deals'] as const
export const fileKindSchema = z.enum(fileKinds)
export type FileKind = z.infer<typeof fileKindSchema>

/** What a column of a list can stand for. */
export const entryTargets = [
  'name', 'firstName', 'lastName', 'externalId', 'sector', 'country', 'employees', 'revenue', 'foundedIn', 'parent', 'website', 'account', 'title', 'email', 'phone', 'reportsTo', 'series', 'price', 'currency', 'manager', 'office',
  'ignore',
] as const // prettier-ignore
export const entryTargetSchema = z.enum(entryTargets)
export type EntryTarget = z.infer<typeof entryTargetSchema>

type Names = Readonly<Partial<Record<EntryTarget, readonly string[]>>>

/** What the columns of each kind are called by Salesforce, HubSpot, Pipedrive and spreadsheets, in English and French. Best first. */
const names = {
  accounts: {
    name: ['account name', 'account', 'company name', 'company', 'organization name', 'organisation name', 'organisation nom', 'organization', 'organisation', 'nom du compte', 'compte', "nom de l'entreprise", 'entreprise', 'societe', 'raison sociale', 'customer', 'client', 'name', 'nom'],
    externalId: ['account id', 'record id', 'organization id', 'organisation id', 'company id', 'id du compte', 'id du dossier', "id de la fiche d'informations", "id de fiche d'informations", 'external id', 'identifiant', 'id'],
    sector: ['sector', 'industry', "secteur d'activite", 'secteur', 'branche', 'industrie'],
    country: ['country', 'billing country', 'country region', 'office location', 'headquarters', 'pays', 'pays de facturation', 'pays region', 'siege', 'organization address country', 'organization country'],
    employees: ['employees', 'number of employees', 'headcount', 'effectif', 'effectifs', 'employes', "nombre d'employes", 'nombre de salaries', 'salaries'],
    revenue: ['annual revenue', 'revenue', 'turnover', "chiffre d'affaires annuel", "chiffre d'affaires", 'revenu annuel', 'revenus annuels', 'ca'],
    foundedIn: ['year established', 'year founded', 'year started', 'founded', 'founded in', "annee de creation", 'annee de fondation', 'fondee en', 'creee en'],
    parent: ['subsidiary of', 'parent account', 'parent company', 'parent', 'compte principal', 'compte parent', 'entreprise mere', 'societe mere', 'maison mere', 'filiale de'],
    website: ['website', 'website url', 'company domain name', 'domain', 'site web', 'url du site web', "nom de domaine de l'entreprise", 'domaine', 'organization website'],
  },
  contacts: {
    name: ['full name', 'contact name', 'person name', 'personne nom', 'nom complet', 'nom du contact', 'contact', 'name'],
    firstName: ['first name', 'prenom', 'person first name', 'personne prenom'],
    lastName: ['last name', 'surname', 'nom de famille', 'nom', 'person last name', 'personne nom de famille'],
    externalId: ['contact id', 'record id', 'person id', 'personne id', 'id du contact', "id de la fiche d'informations", "id de fiche d'informations", 'external id', 'identifiant', 'id'],
    account: ['account name', 'associated company', 'associated company primary', 'company name', 'company', 'account', 'person organization', 'person organisation', 'personne organisation', 'organization', 'nom du compte', 'entreprise associee', 'entreprise associee principale', "nom de l'entreprise", 'entreprise', 'societe', 'compte'],
    title: ['title', 'job title', 'person job title', 'position', 'role', 'titre', 'fonction', 'intitule du poste', 'poste'],
    email: ['email', 'e mail', 'email address', 'person email work', 'person email', 'personne e mail travail', 'personne e mail professionnel', 'personne e mail', 'adresse e mail', 'adresse email', 'courriel'],
    phone: ['phone', 'phone number', 'business phone', 'mobile', 'mobile phone', 'person phone work', 'person phone', 'personne telephone travail', 'personne telephone', 'telephone', 'numero de telephone', 'tel'],
    reportsTo: ['reports to', 'manager', 'superieur hierarchique', 'superieur', 'responsable'],
  },
  products: {
    name: ['product name', 'product', 'nom du produit', 'produit', 'article', 'name', 'nom'],
    series: ['series', 'product family', 'family', 'category', 'famille de produits', 'famille', 'gamme', 'serie', 'categorie', 'product category'],
    price: ['sales price', 'list price', 'unit price', 'price', 'standard price', 'product prices', 'prix', 'prix unitaire', 'prix de vente', 'tarif', 'prix catalogue'],
    currency: ['currency', 'price currency', 'devise'],
  },
  people: {
    name: ['sales agent', 'sales rep', 'salesperson', 'rep', 'agent', 'user name', 'full name', 'owner', 'commercial', 'vendeur', 'nom complet', 'name', 'nom'],
    firstName: ['first name', 'prenom'],
    lastName: ['last name', 'nom de famille'],
    manager: ['manager', 'sales manager', 'manager name', 'reports to', 'responsable', 'superieur', 'manager nom', "chef d'equipe"],
    office: ['regional office', 'office', 'region', 'team', 'territory', 'bureau', 'bureau regional', 'agence', 'equipe', 'secteur commercial'],
  },
} as const satisfies Readonly<Record<EntryKind, Names>> // prettier-ignore

/** Columns that tell a kind from the others that share its names. */
const telling: Readonly<Record<EntryKind, readonly EntryTarget[]>> = {
  accounts: ['sector', 'employees', 'revenue', 'foundedIn', 'parent', 'website'],
  contacts: ['email', 'phone', 'lastName', 'account'],
  products: ['series', 'price'],
  people: ['manager', 'office'],
}

const ranks = new Map(
  entryKinds.map(kind => [
    kind,
    new Map(
      Object.entries<readonly string[]>(names[kind]).flatMap(([target, list]) =>
        // the keys of `names` are targets by its type, which `entries` forgets
        list.map((name, rank) => [foldedName(name), { target: target as EntryTarget, rank }] as const),
      ),
    ),
  ]),
)

/** The targets that a column of this kind of list can have, in the order in which they are offered. */
export function targetsOf(kind: EntryKind): EntryTarget[] {
  const own: Names = names[kind]
  return entryTargets.filter(target => target === 'ignore' || own[target] !== undefined)
}

/** What each column stands for, by its name: the best name wins each target, the others are left out. */
export function guessEntryTargets(kind: EntryKind, header: readonly string[]): EntryTarget[] {
  const best = new Map<EntryTarget, { column: number; rank: number }>()
  header.forEach((name, column) => {
    const found = ranks.get(kind)?.get(foldedName(name.replace(/\([^)]*\)/g, ' ')))
    const before = found && best.get(found.target)
    if (found && (before === undefined || found.rank < before.rank))
      best.set(found.target, { column, rank: found.rank })
  })
  const byColumn = new Map([...best].map(([target, { column }]) => [column, target]))
  return header.map((_, column) => byColumn.get(column) ?? 'ignore')
}

/**
 * What a file is a list of, by its header. A column of stages makes it deals; else it is the kind of which it has the most columns
 * that tell it from the others. What is none of them is taken for deals, whose screen asks for what is missing.
 */
export function kindOf(header: readonly string[]): FileKind {
  const scored = entryKinds.map(kind => ({ kind, ...scoreOf(kind, header) }))
  const best = scored.reduce((a, b) => ((b.telling - a.telling || b.known - a.known) > 0 ? b : a))
  const hasStages = guessTargets(header, () => false).includes('stage')
  return best.telling === 0 || (hasStages && best.telling < 2) ? 'deals' : best.kind
}

/** Pipedrive says of each column whose it is: that tells, where its list has little else. */
const prefixes: Readonly<Partial<Record<EntryKind, RegExp>>> = {
  accounts: /^(organization|organisation) (name|nom)$/,
  contacts: /^(person|personne) (name|nom)$/,
}

function scoreOf(kind: EntryKind, header: readonly string[]): { telling: number; known: number } {
  const targets = guessEntryTargets(kind, header)
  const isNamed = targets.includes('name') || targets.includes('lastName')
  if (!isNamed) return { telling: 0, known: 0 }
  const own = header.filter(name => prefixes[kind]?.test(foldedName(name)) === true).length
  return {
    telling: own + targets.filter(target => telling[kind].includes(target)).length,
    known: targets.filter(target => target !== 'ignore').length,
  }
}
