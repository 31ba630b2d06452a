/** The words of `notices`: adds its keys to those that the compiler checks. */
import type en from './words/en.json'

declare module '../../platform/languages/index.ts' {
  interface Catalogues {
    notices: typeof en
  }
}
