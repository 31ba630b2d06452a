/** Adds this folder's keys to those the compiler knows. Holds no words: they are in `words/`. */
import type en from './words/en.json'

declare module '../../platform/languages/index.ts' {
  interface Catalogues {
    templates: typeof en
  }
}
