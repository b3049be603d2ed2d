/** The shape of the English words with any text in its leaves: what every other language must fill, no more and no less. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> }
