/** The kinds of act of guides, and what stands in clear: who has whom as a guide is no act. */
import { declareActs, type Act, type Prose, type Via } from '../../platform/record/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Guide } from './guide.ts'

export const GUIDE_ACTS = declareActs({
  'guide.offer': { languages: 'texts', places: 'whole' },
  'guide.end': {},
})

type Doing = { readonly via: Via; readonly person: PersonId }

const doing = ({ via, person }: Doing) =>
  ({ actor: person, cap: 'personal', obj: person, via, topics: ['guides'] }) as const

export const offering = (guide: Guide, hours: Prose, via: Via): Act => ({
  ...doing({ via, person: guide.person }),
  act: 'guide.offer',
  clear: { languages: guide.languages, places: guide.places },
  parts: [hours],
})

export const ending = (by: Doing): Act => ({ ...doing(by), act: 'guide.end' })
