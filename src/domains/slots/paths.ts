/** Where the pages of fair time lie. */
import { hostOf, placeOf, type Hosting } from '../meetings/index.ts'

export const ledgerPath = (hosting: Hosting): string => `${placeOf(hosting).path}/slots`

/** The finder, with the people of that process or body. */
export const findHref = (hosting: Hosting): string =>
  `/slots?${hostOf(hosting).kind}=${placeOf(hosting).slug}`
