/** What an editor may decide about one open amendment, before anything is published. Pure. */
import { ok, refuse, unreachable, type Result } from '../../../platform/values.ts'
import { type By, mayActAs } from '../../processes/index.ts'
import { mayAct, type Actor } from '../../people/index.ts'
import { undertakingsOf } from '../../templates/index.ts'
import { PENS } from '../../texts/index.ts'
import { withWords, wordsIn, type Amendment, type AmendmentId, type Change } from '../amendment.ts'
import { STEPS_MAX, type Decision, type DecisionKind } from '../assembly.ts'
import type { Refusal } from '../refusal.ts'
import { checkChanges, type Base, type Place } from './proposing.ts'

/** Who holds the pen, in a process that goes on, about a text that is negotiated. */
export function mayAssemble({ process, text }: Place, by: By): Result<Actor, Refusal> {
  const standing = mayActAs(process, by, PENS)
  if (!standing.ok) return standing
  if (by.kind !== 'person') return refuse({ kind: 'reported-only' })
  const { kind } = process.state
  if (kind === 'concluded' || kind === 'terminated') return refuse({ kind: 'process-ended' })
  if (text.matter === 'rules') return refuse({ kind: 'text-fixed' })
  return mayAct(by.actor, undertakingsOf(process.pin))
}

export type DecisionAsked = {
  readonly kind: DecisionKind
  readonly reason: string | undefined
  /** For `part`: the words of each change in their order; empty where it is left out. */
  readonly words: readonly string[]
  /** For `merge`: what it is merged into, if it is into an amendment. */
  readonly into: { readonly number: number; readonly id: AmendmentId | undefined } | undefined
}

type About = {
  readonly amendment: Amendment
  /** What they say, where nobody removed it. */
  readonly changes: readonly Change[]
  readonly latest: Base
  /** Steps so far. */
  readonly steps: number
}

export function decide(
  { amendment, changes, latest, steps }: About,
  { kind, reason, words, into }: DecisionAsked,
): Result<Decision, Refusal> {
  if (amendment.state.kind !== 'proposed') return refuse({ kind: 'not-open' })
  if (steps >= STEPS_MAX) return refuse({ kind: 'too-many-steps', most: STEPS_MAX })
  switch (kind) {
    case 'take':
    case 'brackets':
    case 'later':
      return ok({ kind })
    case 'decline':
      return reason === undefined ? refuse({ kind: 'needs-reason' }) : ok({ kind, reason })
    case 'merge': {
      if (into?.id === amendment.id) return refuse({ kind: 'merges-into-itself' })
      if (into && into.id === undefined) {
        return refuse({ kind: 'no-such-amendment', number: into.number })
      }
      return reason === undefined
        ? refuse({ kind: 'needs-reason' })
        : ok({ kind, into: into?.id ?? 'text', reason })
    }
    case 'part': {
      if (reason === undefined) return refuse({ kind: 'needs-reason' })
      const kept = inEditorsWords(changes, words)
      if (kept.length === 0) return refuse({ kind: 'nothing-left' })
      const checked = checkChanges(kept, latest)
      return checked.ok ? ok({ kind, changes: checked.value, reason }) : checked
    }
    default:
      return unreachable(kind)
  }
}

/** A change without words is kept where anything stands in its field. */
const inEditorsWords = (changes: readonly Change[], words: readonly string[]): readonly Change[] =>
  changes.flatMap((change, index) => {
    const typed = (words[index] ?? '').trim()
    if (typed === '') return []
    return wordsIn(change) === undefined ? [change] : [withWords(change, typed)]
  })
