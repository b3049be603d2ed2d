/** The relay's version; a test holds it to package.json, which the relay does not import. */
export const version = '0.1.0'
