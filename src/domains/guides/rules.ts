/**
 * Who may guide whom, and who is found for a newcomer. Pure.
 *
 * A guide is found by what the newcomer chose, then by who has fewest to look after; nobody is
 * given a guide whom they had before, nor two at a time.
 */
import type { Language } from '../../platform/languages/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { mayAct, type Actor, type PersonId, type PersonRefusal } from '../people/index.ts'
import { GROUPS, MESSAGES_MAX, PLACES_MAX, REGIONS, type Guide, type Pair } from './guide.ts'

export type GuideRefusal =
  | PersonRefusal
  | { readonly kind: 'no-language' }
  | { readonly kind: 'places'; readonly most: number }
  | { readonly kind: 'has-guide' }
  | { readonly kind: 'nobody-free' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'enough'; readonly most: number }

/** What matters to a newcomer besides a language. */
export const WISHES = ['any', 'group', 'region'] as const
export type Wish = (typeof WISHES)[number]

export type Offer = { readonly languages: readonly Language[]; readonly places: number }

export function mayOffer(actor: Actor | undefined, offer: Offer): Result<Actor, GuideRefusal> {
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  if (offer.languages.length === 0) return refuse({ kind: 'no-language' })
  const fits = offer.places >= 1 && offer.places <= PLACES_MAX
  return fits ? allowed : refuse({ kind: 'places', most: PLACES_MAX })
}

export type Asking = {
  readonly newcomer: Pick<Actor, 'person' | 'codes'>
  readonly language: Language
  readonly wish: Wish
  /** Whom they chose themselves. */
  readonly chosen: PersonId | undefined
}

export type Around = {
  readonly guides: readonly Guide[]
  /** How many each guide looks after now. */
  readonly load: ReadonlyMap<PersonId, number>
  /** Of the newcomer, those that have ended too. */
  readonly pairs: readonly Pair[]
}

/** @returns the guide who is asked */
export function match(asking: Asking, around: Around): Result<Guide, GuideRefusal> {
  const { newcomer, language, wish, chosen } = asking
  const own = around.pairs.filter((pair) => pair.newcomer === newcomer.person)
  if (own.some(({ ended }) => !ended)) return refuse({ kind: 'has-guide' })
  const before = new Set(own.map(({ guide }) => guide))
  const loadOf = ({ person }: Guide) => around.load.get(person) ?? 0
  const free = around.guides.filter(
    (guide) =>
      guide.endedAt === undefined &&
      guide.person !== newcomer.person &&
      !before.has(guide.person) &&
      guide.languages.includes(language) &&
      (chosen === undefined || guide.person === chosen) &&
      loadOf(guide) < guide.places,
  )
  const alike = (guide: Guide) => Number(isAlike(guide, newcomer, wish))
  const [found] = free.toSorted(
    (a, b) =>
      alike(b) - alike(a) ||
      loadOf(a) - loadOf(b) ||
      a.since - b.since ||
      (a.person < b.person ? -1 : 1),
  )
  return found ? ok(found) : refuse({ kind: 'nobody-free' })
}

function isAlike(guide: Guide, { codes }: Asking['newcomer'], wish: Wish): boolean {
  if (wish === 'any') return false
  const own = codes.get(wish === 'group' ? GROUPS : REGIONS)
  return own !== undefined && own === guide[wish]
}

export function mayWrite(pair: Pair, messages: number): Result<true, GuideRefusal> {
  if (pair.ended) return refuse({ kind: 'ended' })
  return messages < MESSAGES_MAX ? ok(true) : refuse({ kind: 'enough', most: MESSAGES_MAX })
}
