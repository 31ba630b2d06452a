/** The words of `reports`: adds its keys to those that the compiler checks. */
import type en from './words/en.json'

declare module '../../platform/languages/index.ts' {
  interface Catalogues {
    reports: typeof en
  }
}
