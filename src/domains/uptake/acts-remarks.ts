/** The kinds of act about what was said without a name: none of them says whose words they are. */
import { declareActs, type Act, type Prose, type Via } from '../../platform/record/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Asked, Remark } from './remark.ts'

/** Commits to which remark it is and who is said to have said it; what opens it is theirs. */
const seal = { text: 'text', seal: 'text' } as const

export const REMARK_ACTS = declareActs({
  'remark.ask': seal,
  'remark.decline': seal,
  'remark.agree': { ...seal, version: 'whole', clauses: 'texts', group: 'text?' },
})

type Common = { readonly process: Process; readonly via: Via; readonly seal: string }

const common = ({ process, via }: Common, text: string) => ({
  rules: process.pin.hash,
  via,
  topics: [...topicsOf(process), `text:${text}`],
})

/** By whoever heard it: that somebody is asked, and not who or about what. */
export const asking = (
  { text }: Pick<Asked, 'text'>,
  by: { readonly person: PersonId; readonly role: string },
  told: Common,
): Act => ({
  ...common(told, text),
  act: 'remark.ask',
  actor: by.person,
  cap: `role:${by.role}`,
  obj: `text:${text}`,
  clear: { text, seal: told.seal },
})

export const declining = ({ text }: Pick<Asked, 'text'>, told: Common): Act => ({
  ...common(told, text),
  act: 'remark.decline',
  actor: 'role:author',
  obj: `text:${text}`,
  clear: { text, seal: told.seal },
})

/** Their consent: from here on the words are public, and their group where it is large enough. */
export const agreeing = (one: Remark, words: Prose, told: Common): Act => {
  const { id, text, version, clauses, group } = one
  return {
    ...common(told, text),
    act: 'remark.agree',
    actor: 'role:author',
    obj: `remark:${id}`,
    clear: { text, version, clauses, seal: told.seal, ...(group === undefined ? {} : { group }) },
    parts: [words],
  }
}
