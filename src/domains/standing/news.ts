/** What happened, sorted by what kind of thing it was. Nouns and a table; knows no act. */

/** In the order in which a page tells them. */
export const FAMILIES = ['decided', 'words', 'said', 'met', 'course', 'other'] as const
export type Family = (typeof FAMILIES)[number]

/** By the domain whose sentence tells an act. */
const FAMILY_OF: Readonly<Record<string, Family>> = {
  decisions: 'decided',
  ballots: 'decided',
  judgements: 'decided',
  challenges: 'decided',
  appeals: 'decided',
  outcomes: 'decided',
  texts: 'words',
  amendments: 'words',
  translations: 'words',
  uptake: 'words',
  discussions: 'said',
  dockets: 'said',
  advice: 'said',
  petitions: 'said',
  archives: 'said',
  meetings: 'met',
  slots: 'met',
  minutes: 'met',
  actions: 'met',
  live: 'met',
  processes: 'course',
  issues: 'course',
  changes: 'course',
  stewards: 'course',
  participation: 'course',
  standing: 'course',
  bodies: 'course',
}

export const familyOf = (domain: string | undefined): Family =>
  (domain === undefined ? undefined : FAMILY_OF[domain]) ?? 'other'

/** Acts that one page tells; what came before them is a number and a link to the record. */
export const TOLD_MAX = 200
/** Of one family; the rest opens. */
export const FIRST_SHOWN = 12

export type NewsLine = {
  readonly what: string
  readonly href: string | undefined
  readonly at: number
  readonly entry: number
}
export type News = { readonly family: Family; readonly lines: readonly NewsLine[] }

/** The newest first in each family; a family in which nothing happened is left out. */
export const sorted = (
  lines: readonly (NewsLine & { readonly family: Family })[],
): readonly News[] =>
  FAMILIES.flatMap((family) => {
    const own = lines.filter((line) => line.family === family)
    return own.length === 0 ? [] : [{ family, lines: own }]
  })
