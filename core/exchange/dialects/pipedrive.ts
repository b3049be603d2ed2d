import { open, type Dialect } from './dialect'

/**
 * Exports of the deals' list: each name after the kind of its record. A deal that was won or lost keeps the stage in which that
 * happened; only its status says so.
 */
export const pipedrive: Dialect = {
  id: 'pipedrive',
  name: 'Pipedrive',
  columns: {
    externalId: ['Deal - ID', 'Affaire - ID'],
    title: ['Deal - Title', 'Affaire - Titre'],
    account: ['Deal - Organization', 'Deal - Organisation', 'Affaire - Organisation'],
    stage: ['Deal - Stage', 'Affaire - Étape'],
    status: ['Deal - Status', 'Affaire - Statut'],
    amount: ['Deal - Value', 'Affaire - Valeur'],
    currency: ['Deal - Currency of Value', 'Deal - Currency', 'Affaire - Devise de Valeur', 'Affaire - Devise'],
    closeDate: ['Deal - Expected close date', 'Affaire - Date de clôture prévue', 'Affaire - Date de clôture attendue'],
    startedOn: ['Deal - Deal created', 'Affaire - Affaire créée', "Affaire - Création de l'affaire"],
    owner: ['Deal - Owner', 'Affaire - Propriétaire'],
    product: ['Deal - Product name', 'Affaire - Nom du produit'],
    source: ['Deal - Source channel', 'Deal - Source', 'Affaire - Canal source', 'Affaire - Source'],
    link: ['Deal - URL', 'Affaire - URL'],
  },
  marks: [
    'Deal - Pipeline', 'Affaire - Pipeline', 'Deal - Contact person', 'Affaire - Personne à contacter', 'Deal - Won time', 'Affaire - Date de gain', 'Deal - Lost time', 'Deal - Lost reason', 'Affaire - Raison de la perte',
    'Deal - Probability', 'Affaire - Probabilité', 'Deal - Weighted value', 'Affaire - Valeur pondérée', 'Deal - Visible to', 'Affaire - Visible par', 'Deal - Label', 'Affaire - Étiquette',
  ],
  stages: [
    [['Qualified', 'Qualifiée', 'Qualifié'], open(0.2)],
    [['Contact Made', 'Contact établi'], open(0.3)],
    [['Demo Scheduled', 'Démo planifiée', 'Démo prévue'], open(0.4)],
    [['Proposal Made', 'Proposition faite', 'Proposition envoyée'], open(0.6)],
    [['Negotiations Started', 'Négociations commencées', 'Négociations entamées'], open(0.75)],
  ],
  linkOf: (base, externalId) => (/^\d+$/.test(externalId) ? `${base}/deal/${externalId}` : null),
  exampleBase: 'https://acme.pipedrive.com',
} // prettier-ignore
