import type { en } from '../en'
import type { Translation } from '../translation'

export const capture: Translation<typeof en.capture> = {
  title: 'Noter',
  label: 'Ce qui s’est passé, ou la suite',
  placeholder: 'appeler Isabelle chez Acme : veut un prix pour vendredi',
  kindLabel: 'Garder comme',
  kind: {
    step: 'Prochaine étape',
    call: 'Appel',
    meeting: 'Rendez-vous',
    email: 'E-mail',
    note: 'Note',
  },
  deals: 'Affaire concernée',
  by: 'Pour {{day}}',
  replaces: 'Remplace « {{text}} »',
  kept: 'Gardé sur « {{title}} »',
  hint: 'Avec une date, c’est la prochaine étape ; sans date, une note. ↑ ↓ choisit l’affaire, Entrée garde, Échap ferme.',
  problem: {
    words: 'Écrivez un mot ou deux : que faut-il garder ?',
    deal: 'De quelle affaire s’agit-il ? Choisissez-la avec ↓ ou nommez son compte.',
  },
  key: {
    title: 'Noter depuis n’importe où',
    text: 'Ouvre une petite fenêtre par-dessus ce que vous faites, tant que Winroom est lancé.',
    off: 'Désactivé',
    on: 'Activé',
    taken:
      'Une autre application utilise ces touches, ou votre système n’en accorde pas. Choisissez-en d’autres, ou demandez à votre système de lancer Winroom avec « --capture » sur une touche à lui.',
    change: 'Changer les touches',
    press: 'Appuyez sur les nouvelles touches',
    needs: 'Maintenez Ctrl, Alt ou Cmd avec une lettre, un chiffre ou Espace.',
  },
}
