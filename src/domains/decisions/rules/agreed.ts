/** Which texts the calls of a process were about, and whether they are agreed on. Pure. */
import type { Template } from '../../templates/index.ts'
import type { Call } from '../call.ts'
import type { Designation } from '../designation.ts'
import type { TextId } from '../text-source.ts'
import { levelsOf } from './rule-of.ts'

type Found = {
  /** Of one process, the newest first. */
  readonly calls: readonly Pick<Call, 'subject' | 'ladder' | 'state'>[]
  readonly designations: readonly Pick<Designation, 'id' | 'level' | 'polarity'>[]
}

/** By the newest level that was found for each: one that passes, found for it. */
export function agreedTexts(
  { calls, designations }: Found,
  template: Template,
): ReadonlyMap<TextId, boolean> {
  const passing = ({ ladder, state }: Found['calls'][number]): boolean | undefined => {
    if (state.kind !== 'designated') return undefined
    const found = designations.find(({ id }) => id === state.designation)
    const level = levelsOf(template, ladder).find(({ id }) => id === found?.level)
    return found?.polarity === 'for' && level?.passes === true
  }
  const agreed = new Map<TextId, boolean>()
  for (const call of calls) {
    const passes = passing(call)
    if (passes !== undefined && !agreed.has(call.subject.text)) {
      agreed.set(call.subject.text, passes)
    }
  }
  return agreed
}
