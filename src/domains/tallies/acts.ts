/** The one kind of act of tallies: that private things of people were told once, in groups. */
import { declareActs, type Act, type Clear } from '../../platform/record/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import { ENDS, type LanguageGroup, type Release } from './tally.ts'

export const TELL = 'tally.tell'

export const TALLY_ACTS = declareActs({ [TELL]: { quarter: 'text', groups: 'texts' } })

/** By the clock. Kept on the record, so that it stays what it was, whatever becomes of accounts. */
export const telling = (process: Process, { quarter, groups }: Release): Act => ({
  act: TELL,
  actor: 'role:clock',
  obj: `process:${process.id}`,
  rules: process.pin.hash,
  via: 'api',
  clear: { quarter, groups: groups.map(groupText) },
  topics: topicsOf(process),
})

const OTHERS = 'others'

/** `fr 12 7`: how many people at each end. */
const groupText = ({ language = OTHERS, counts }: LanguageGroup): string =>
  [language, ...ENDS.map((end) => counts[end])].join(' ')

/** Read back from an entry; absent where it is none of ours. */
export function releaseFrom({ quarter, groups }: Clear): Release | undefined {
  if (typeof quarter !== 'string' || !Array.isArray(groups)) return undefined
  return { quarter, groups: groups.map((text) => groupFrom(String(text))) }
}

function groupFrom(text: string): LanguageGroup {
  const [language = OTHERS, taken, notTaken] = text.split(' ')
  return {
    language: language === OTHERS ? undefined : language,
    counts: { taken: Number(taken), 'not-taken': Number(notTaken) },
  }
}
