/** The languages of main's own words (menu, dialogs). The pages have theirs. */
export type Language = 'en' | 'fr'

export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}

export const dialogLabels = {
  en: {
    chooseImport: 'Import deals',
    chooseExport: 'Export deals',
    choosePages: 'Import pages',
    chooseNewFolder: 'Where to put the pages',
    putHere: 'Put them here',
    savePlan: 'Save the plan for the buyer',
    tables: 'Tables (CSV)',
    allFiles: 'All files',
    quit: 'Quit',
    tryAgain: 'Try again',
    newKey: 'Go on with a new key',
    folderTitle: 'Winroom can’t use its data folder',
    folder: (folder: string, reason: string) =>
      `Winroom keeps your work in\n${folder}\nbut can’t write there (${reason}). Nothing was changed. Check the folder’s permissions and the free space, then start Winroom again.`,
    lockedTitle: 'Your keychain is locked',
    locked:
      'The keys of this computer are sealed by your system’s keychain, which didn’t open them. Nothing was changed. Unlock the keychain, then try again.',
    damagedTitle: 'The keys of this computer can’t be read',
    damaged: (file: string) =>
      `The file that keeps them is damaged:\n${file}\nYou can quit and put back a backup of it, or go on with a new key; the damaged file is then set aside, untouched. With a new key, the teams you joined must invite this computer again.`,
  },
  fr: {
    chooseImport: 'Importer des affaires',
    chooseExport: 'Exporter les affaires',
    choosePages: 'Importer des pages',
    chooseNewFolder: 'Où ranger les pages',
    putHere: 'Les ranger ici',
    savePlan: 'Enregistrer le plan pour le client',
    tables: 'Tableaux (CSV)',
    allFiles: 'Tous les fichiers',
    quit: 'Quitter',
    tryAgain: 'Réessayer',
    newKey: 'Continuer avec une nouvelle clé',
    folderTitle: 'Winroom ne peut pas utiliser son dossier de données',
    folder: (folder: string, reason: string) =>
      `Winroom conserve votre travail dans\n${folder}\nmais ne peut pas y écrire (${reason}). Rien n’a été modifié. Vérifiez les droits du dossier et l’espace libre, puis relancez Winroom.`,
    lockedTitle: 'Votre trousseau est verrouillé',
    locked:
      'Les clés de cet ordinateur sont scellées par le trousseau de votre système, qui ne les a pas ouvertes. Rien n’a été modifié. Déverrouillez le trousseau, puis réessayez.',
    damagedTitle: 'Les clés de cet ordinateur sont illisibles',
    damaged: (file: string) =>
      `Le fichier qui les conserve est endommagé :\n${file}\nVous pouvez quitter et remettre une sauvegarde, ou continuer avec une nouvelle clé ; le fichier endommagé est alors mis de côté, intact. Dans ce cas, vos équipes devront inviter de nouveau cet ordinateur.`,
  },
} as const
