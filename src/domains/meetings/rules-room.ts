/** How much one person brings to a meeting, so that nobody fills what is there for all. Pure. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Actor, PersonId } from '../people/index.ts'
import type { Hosting } from './hosting.ts'
import type { Refusal } from './refusal.ts'
import { mayRun } from './rules-standing.ts'

type Bounds = {
  /** Of all together. */
  readonly most: number
  /** Of those, for who runs the meeting alone. */
  readonly kept: number
  /** Of one person who does not run it. */
  readonly ofOne: number
}

type Full = 'too-many-items' | 'too-many-hubs' | 'too-many-materials'

/** @param by who brought what is there already, taken back and declined ones too */
export function roomFor(
  hosting: Hosting,
  actor: Actor,
  by: readonly PersonId[],
  { full, most, kept, ofOne }: Bounds & { readonly full: Full },
): Result<true, Refusal> {
  const runs = mayRun(hosting, actor).ok
  const own = by.filter((person) => person === actor.person).length
  if (!runs && own >= ofOne) return refuse({ kind: 'too-many-of-one', most: ofOne })
  const room = runs ? most : most - kept
  return by.length < room ? ok(true) : refuse({ kind: full, most: room })
}
