/** Which keys the compiler knows: each folder's `words.ts` adds its own. Holds no words. */

/** Augmented by every `words.ts`: a folder's name → `typeof` its English catalogue. */
export interface Catalogues {}

/** `'<folder>.<key>'` of every catalogue. */
export type Key = {
  [Folder in keyof Catalogues & string]: `${Folder}.${keyof Catalogues[Folder] & string}`
}[keyof Catalogues & string]
