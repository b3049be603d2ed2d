import english from 'emojibase-data/en/compact.json'
import french from 'emojibase-data/fr/compact.json'

/** A chunk of its own: fetched from the app's folder the first time somebody asks for an emoji. */
const inFrench = new Map(french.map(emoji => [emoji.hexcode, emoji]))

export const emojis = english
  .filter(emoji => emoji.group !== undefined)
  .map(emoji => {
    const other = inFrench.get(emoji.hexcode)
    return {
      sign: emoji.unicode,
      name: emoji.label,
      keys: [emoji.label, other?.label ?? emoji.label, ...(emoji.tags ?? []), ...(other?.tags ?? [])],
    }
  })
