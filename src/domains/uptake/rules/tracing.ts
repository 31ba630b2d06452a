/** What became of each contribution: its links, and what its own domain decided. Pure. */
import type { Contributed, ContributedRef } from '../../processes/index.ts'
import { clauseId, textId, type ClauseId, type TextId } from '../../texts/index.ts'
import type { Fate, Traced, Uptake } from '../uptake.ts'

/** From a message to an amendment that was merged into another that was merged again. */
const STEPS_MAX = 5

export type Known = {
  readonly contributed: ReadonlyMap<string, Contributed>
  readonly uptakes: readonly Uptake[]
}

const NOTHING: Fate = { kind: 'none', said: 'nothing' }

/** Of several ends of one contribution the best one counts: it was taken up if any of them was. */
const RANK = ['taken-up', 'partly', 'not', 'out-of-scope'] as const

/** The newest word about it: the link where there is one, else what it grew into. */
function fateFrom(
  known: Known,
  byThing: ReadonlyMap<string, readonly Uptake[]>,
  { ref, text }: { readonly ref: string; readonly text: TextId | undefined },
  steps: number,
): Fate {
  const link = byThing.get(ref)?.find((one) => one.text === text)
  if (link?.state.kind === 'settled') {
    const { kind, ...settling } = link.state
    return { kind, ...settling, derived: false }
  }
  if (link?.state.kind === 'contested') return link.state
  const own = known.contributed.get(ref)
  const derived = own && derivedFate(known, byThing, { own, text }, steps)
  if (derived?.kind === 'settled') return derived
  const said = link?.state.kind
  return said === 'linked' || said === 'claimed' ? { kind: 'none', said } : NOTHING
}

function derivedFate(
  known: Known,
  byThing: ReadonlyMap<string, readonly Uptake[]>,
  { own, text }: { readonly own: Contributed; readonly text: TextId | undefined },
  steps: number,
): Fate {
  if (own.became) return { kind: 'settled', ...own.became, derived: true }
  if (steps >= STEPS_MAX) return NOTHING
  const ends = own.grewInto.map((ref) => fateFrom(known, byThing, { ref, text }, steps + 1))
  for (const rank of RANK) {
    const end = ends.find((one) => one.kind === 'settled' && one.disposition === rank)
    if (end?.kind === 'settled') return { ...end, derived: true }
  }
  return NOTHING
}

/** Its own clauses, those of its link, and those of what it grew into. */
function clausesFrom(
  known: Known,
  { own, link }: { readonly own: Contributed; readonly link: Uptake | undefined },
  steps: number,
): readonly ClauseId[] {
  const further = own.grewInto.flatMap((ref) => {
    const next = known.contributed.get(ref)
    return next && steps < STEPS_MAX
      ? clausesFrom(known, { own: next, link: undefined }, steps + 1)
      : []
  })
  const stated = isLive(link) ? link.clauses : own.clauses.flatMap((raw) => clauseId(raw) ?? [])
  return [...new Set([...stated, ...further])]
}

const isLive = (link: Uptake | undefined): link is Uptake =>
  link !== undefined && link.state.kind !== 'withdrawn'

/** The texts that it is about, grew into, or is linked to. */
function textsFrom(known: Known, own: Contributed, links: readonly Uptake[]): readonly TextId[] {
  const about = own.text === undefined ? undefined : textId(own.text)
  const grown = own.grewInto.flatMap((ref) => {
    const text = known.contributed.get(ref)?.text
    return (text === undefined ? undefined : textId(text)) ?? []
  })
  const linked = links.filter(isLive).map(({ text }) => text)
  return [...new Set([...(about ? [about] : []), ...grown, ...linked])]
}

export function byRef(all: readonly Contributed[]): ReadonlyMap<string, Contributed> {
  return new Map(all.map((one) => [one.ref, one]))
}

/** Once for each text; a contribution that belongs to none comes once without one. */
export function traceAll(known: Known, refs: readonly ContributedRef[]): readonly Traced[] {
  const byThing = new Map<string, Uptake[]>()
  for (const one of known.uptakes) {
    byThing.set(one.thing, [...(byThing.get(one.thing) ?? []), one])
  }
  return refs.flatMap((ref): readonly Traced[] => {
    const own = known.contributed.get(ref)
    if (!own) return []
    const links = byThing.get(ref) ?? []
    const texts = textsFrom(known, own, links)
    return (texts.length === 0 ? [undefined] : texts).map((text) => {
      const link = links.find((one) => one.text === text)
      const fate = fateFrom(known, byThing, { ref, text }, 0)
      return {
        contributed: own,
        text,
        version: fate.kind === 'settled' ? (link?.version ?? own.became?.version) : link?.version,
        clauses: clausesFrom(known, { own, link }, 0),
        uptake: link,
        fate,
      }
    })
  })
}

/** No word of anybody who holds the pen stands. */
export const isUnanswered = ({ fate }: Traced): boolean => fate.kind === 'none'

/** By which word an end is found and shown. */
export const FATE_NAMES = [
  'none',
  'linked',
  'claimed',
  'contested',
  'taken-up',
  'partly',
  'not',
  'out-of-scope',
] as const
export type FateName = (typeof FATE_NAMES)[number]

export function fateName(fate: Fate): FateName {
  if (fate.kind === 'settled') return fate.disposition
  if (fate.kind === 'contested') return 'contested'
  return fate.said === 'nothing' ? 'none' : fate.said
}

export const isUnansweredName = (name: FateName): boolean =>
  name === 'none' || name === 'linked' || name === 'claimed'
