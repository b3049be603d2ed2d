import { LOST, open, WON, type Dialect } from './dialect'

/** Reports, list views and the Data Loader's own names. Record ids have 15 characters, or 18 where the last three fold case. */
export const salesforce: Dialect = {
  id: 'salesforce',
  name: 'Salesforce',
  columns: {
    externalId: ['Opportunity ID', "ID de l'opportunité", 'ID opportunité', 'Opportunity: Opportunity ID'],
    title: ['Opportunity Name', "Nom de l'opportunité", 'Opportunity: Opportunity Name'],
    account: ['Account Name', 'Nom du compte', 'Account: Account Name'],
    stage: ['Stage', 'StageName', 'Étape'],
    amount: ['Amount', 'Montant'],
    currency: ['Amount Currency', 'CurrencyIsoCode', 'Opportunity Currency', 'Devise de Montant', 'Montant Devise', "Devise de l'opportunité"],
    closeDate: ['Close Date', 'CloseDate', 'Date de clôture'],
    startedOn: ['Created Date', 'CreatedDate', 'Date de création'],
    owner: ['Opportunity Owner', 'Owner: Full Name', "Propriétaire de l'opportunité"],
    nextStep: ['Next Step', 'NextStep', 'Étape suivante'],
    source: ['Lead Source', 'LeadSource', 'Origine de la piste'],
    forecastCategory: ['Forecast Category', 'ForecastCategoryName', 'Catégorie de prévision'],
  },
  marks: [
    'Fiscal Period', 'Période fiscale', 'Owner Role', 'Rôle du propriétaire', 'Probability (%)', 'Probabilité (%)', 'Opportunity Record Type', "Type d'enregistrement de l'opportunité",
    'IsClosed', 'IsWon', 'RecordTypeId', 'AccountId', 'OwnerId', 'Stage Duration', "Durée de l'étape",
  ],
  stages: [
    [['Prospecting', 'Prospection'], open(0.1)],
    [['Qualification'], open(0.1)],
    [['Needs Analysis', 'Analyse des besoins'], open(0.2)],
    [['Value Proposition', 'Proposition de valeur'], open(0.5)],
    [['Id. Decision Makers', 'Id. des décideurs', 'Identification des décideurs'], open(0.6)],
    [['Perception Analysis', 'Analyse de la perception'], open(0.7)],
    [['Proposal/Price Quote', 'Proposition/devis', 'Proposition/Prix'], open(0.75)],
    [['Negotiation/Review', 'Négociation/révision'], open(0.9)],
    [['Closed Won', 'Fermée gagnée', 'Clôturée gagnée', 'Fermé/Gagné'], WON],
    [['Closed Lost', 'Fermée perdue', 'Clôturée perdue', 'Fermé/Perdu'], LOST],
  ],
  linkOf: (base, externalId) =>
    /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(externalId)
      ? `${base}/lightning/r/Opportunity/${externalId}/view`
      : null,
  exampleBase: 'https://acme.lightning.force.com',
} // prettier-ignore
