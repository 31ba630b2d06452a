/** The kinds of act that people do about themselves, and what of each stands in clear. */
import { declareActs } from '../../platform/record/index.ts'

export const PEOPLE_ACTS = declareActs({
  'person.join': {},
  'person.rename': {},
  'person.erase': { partsRemoved: 'whole' },
  'affiliation.begin': { affiliation: 'text' },
  'affiliation.end': { affiliation: 'text' },
  'interest.state': { version: 'whole', undisclosed: 'yes-no' },
  'code.choose': { scheme: 'text', code: 'text' },
  'undertakings.agree': { undertakings: 'text', version: 'whole' },
  'code.publish': { scheme: 'text', code: 'text' },
  'code.retire': { scheme: 'text', code: 'text' },
})
