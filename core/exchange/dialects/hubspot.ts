import { LOST, open, WON, type Dialect } from './dialect'

/** Exports of the deals' index page. HubSpot's French calls a deal *transaction*, and a record *fiche d'informations*. */
export const hubspot: Dialect = {
  id: 'hubspot',
  name: 'HubSpot',
  columns: {
    externalId: ['Record ID', 'Deal ID', "ID de la fiche d'informations", "ID de fiche d'informations", "Fiche d'informations ID"],
    title: ['Deal Name', 'Nom de la transaction'],
    account: ['Associated Company (Primary)', 'Associated Company', 'Entreprise associée (principale)', 'Entreprise associée'],
    stage: ['Deal Stage', 'Phase de la transaction'],
    amount: ['Amount', 'Montant'],
    currency: ['Currency', 'Devise'],
    closeDate: ['Close Date', 'Date de fermeture'],
    startedOn: ['Create Date', 'Date de création'],
    owner: ['Deal owner', 'Propriétaire de la transaction'],
    nextStep: ['Next step', 'Prochaine étape', 'Étape suivante'],
    source: ['Original Traffic Source', 'Source de trafic initiale', "Source d'origine"],
    forecastCategory: ['Forecast category', 'Catégorie de prévision'],
    link: ['Record URL', 'Deal URL', "URL de la fiche d'informations"],
  },
  marks: [
    'Pipeline', 'Deal Type', 'Type de transaction', 'Amount in company currency', "Montant dans la devise de l'entreprise", 'Associated Company IDs', "ID d'entreprise associée",
    'Associated Contact', 'Contact associé', 'Number of Associated Contacts', 'Forecast amount', 'Montant prévisionnel', 'Last Activity Date', 'Date de la dernière activité', 'Associated Company IDs (Primary)',
  ],
  stages: [
    [['Appointment Scheduled', 'Rendez-vous planifié', 'Rendez-vous programmé'], open(0.2)],
    [['Qualified To Buy', 'Qualifié pour acheter', "Qualifié pour l'achat"], open(0.4)],
    [['Presentation Scheduled', 'Présentation planifiée', 'Présentation programmée'], open(0.6)],
    [['Decision Maker Bought-In', 'Décideur convaincu', 'Adhésion du décideur'], open(0.8)],
    [['Contract Sent', 'Contrat envoyé'], open(0.9)],
    [['Closed Won', 'Fermé gagné', 'Conclu gagné', 'Gagné'], WON],
    [['Closed Lost', 'Fermé perdu', 'Conclu perdu', 'Perdu'], LOST],
  ],
  linkOf: (base, externalId) => (/^\d+$/.test(externalId) ? `${base}/record/0-3/${externalId}` : null),
  exampleBase: 'https://app.hubspot.com/contacts/1234567',
} // prettier-ignore
