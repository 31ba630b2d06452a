/** Loads what the pages of amendments show. Renders and decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  findAffiliations,
  findPeople,
  namesOf,
  type Actor,
  type AffiliationId,
  type Capacity,
  type Commitment,
  type PersonId,
} from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import {
  findText,
  settledIn,
  titleOf,
  type FreezesOf,
  type Text,
  type TextId,
} from '../texts/index.ts'
import { isUlid } from '../../platform/clock.ts'
import { templateOf } from '../templates/index.ts'
import { wordsIn, type Amendment, type AmendmentId, type Change } from './amendment.ts'
import { layOut, manyWords, openFrom, said, versionAt, type Laid, type Laying } from './ground.ts'
import { conflictsOf, contradictory, type Conflicts, type Touching } from './rules/conflicts.ts'
import { touchesOf } from './rules/touches.ts'
import type { AmendmentShown, ChangeShown, Returned, Scene } from './shown.ts'
import { openIn } from './store/amendments.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
  readonly freezesOf: FreezesOf
}

export type Mentioned = {
  readonly people: readonly PersonId[]
  readonly capacities: readonly Capacity[]
  readonly commitments: readonly Commitment[]
}

const affiliationOf = (capacity: Capacity): AffiliationId | undefined => {
  const id = capacity === 'personal' ? '' : capacity.slice('org:'.length)
  return isUlid(id) ? (id as string as AffiliationId) : undefined
}

/** Absent where the text is. */
export async function sceneOf(
  { read, now, viewer, returned, freezesOf }: Asked,
  id: TextId,
  { people, capacities, commitments }: Mentioned,
): Promise<Scene | undefined> {
  const text = await findText(read, id)
  const process = text && (await findProcess(read, { id: text.process }))
  if (!text || !process) return undefined
  const ids = new Set(capacities.flatMap((one) => affiliationOf(one) ?? []))
  const held = await findAffiliations(read, [...ids])
  const organisations = new Map(
    [...held].map(([one, { organisation }]) => [`org:${one}`, organisation]),
  )
  const own = viewer?.capacities.flatMap(({ organisation }) => organisation ?? []) ?? []
  return {
    process,
    template: await templateOf(read, process.pin),
    words: await wordsOf(read, [process.title, ...own, ...organisations.values(), ...commitments]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    now,
    viewer,
    returned,
    text,
    settled: settledIn(await freezesOf(read, id, now)),
    title: await titleOf(read, text),
    organisations,
  }
}

/** What each open amendment does to the latest version, and which contradict each other. */
export type Bench = Laid & {
  readonly touches: ReadonlyMap<Amendment['id'], ReturnType<typeof touchesOf>>
  readonly conflicts: Conflicts
}

export async function benchOf(
  read: Read | Tx,
  text: Text,
  amendments: readonly Amendment[],
  laying: Laying = {},
): Promise<Bench> {
  const laid = await layOut(read, text, amendments, laying)
  const judged = amendments.map((one) => {
    const { changes = one.changes, removed = false } = laid.open.get(one.id) ?? {}
    return { one, removed, touches: touchesOf({ base: one.base, changes }, laid.ground) }
  })
  const fitting = judged.flatMap(({ one, removed, touches }): readonly Touching[] =>
    touches.ok && !removed ? [{ id: one.id, touches: touches.value }] : [],
  )
  const touches = new Map(judged.map(({ one, touches: of }) => [one.id, of]))
  return { ...laid, touches, conflicts: conflictsOf(fitting) }
}

/** Of all that are open in a text: asked again only after a commit, since many pages need it. */
export const openBench = remembered(async (db: Read | Tx, id: TextId): Promise<Bench> => {
  const text = await findText(db, id)
  if (!text) throw new Error(`no text ${id}`)
  return benchOf(db, text, await openIn(db, id))
})

/** Others in conflict that a page names; whoever wants them all reads the list of the clause. */
const FOES_SHOWN = 12

/** Those that an amendment itself contradicts, not those that contradict its foes. */
export function foesOf(
  amendment: Amendment,
  { touches, conflicts, open }: Bench,
): Pick<AmendmentShown, 'foes' | 'isMore'> {
  const own = touches.get(amendment.id)
  const foes: { id: AmendmentId; number: number }[] = []
  for (const id of conflicts.get(amendment.id) ?? []) {
    const other = touches.get(id)
    const found = open.get(id)
    if (id === amendment.id || !found || !own?.ok || !other?.ok) continue
    if (!contradictory(own.value, other.value)) continue
    if (foes.length === FOES_SHOWN) return { foes, isMore: true }
    foes.push({ id, number: found.amendment.number })
  }
  return { foes, isMore: false }
}

type Places = ReadonlyMap<string, { readonly place: number; readonly words: string }>

/** With the places and words of the version that each was made against. */
export async function shownAll(
  read: Read,
  text: Text,
  amendments: readonly Amendment[],
  bench: Bench,
): Promise<readonly AmendmentShown[]> {
  const versions = new Map<number, Places>()
  for (const { base } of amendments) {
    if (!versions.has(base)) versions.set(base, await placesIn(read, text, amendments, base))
  }
  const words = await manyWords(
    read,
    amendments.flatMap(({ changes }) => changes.flatMap((change) => wordsIn(change) ?? [])),
  )
  return amendments.map((amendment) => {
    const { changes, removed } = openFrom(amendment, words)
    const places = versions.get(amendment.base) ?? new Map()
    const touches = bench.touches.get(amendment.id)
    return {
      amendment,
      changes: changes.map((change) => changeShown(change, places)),
      misfit: touches && !touches.ok ? touches.refusal : undefined,
      removed,
      ...foesOf(amendment, bench),
    }
  })
}

function changeShown(change: Change, places: Places): ChangeShown {
  const own = change.kind === 'insert' ? undefined : places.get(change.clause)
  const after =
    change.kind === 'insert' || change.kind === 'move' ? places.get(change.after)?.place : undefined
  return { change, place: own?.place, after, before: own?.words ?? '' }
}

async function placesIn(
  read: Read,
  text: Text,
  amendments: readonly Amendment[],
  base: number,
): Promise<Places> {
  const { clauses } = await versionAt(read, text, base)
  const named = new Set(
    amendments
      .filter((one) => one.base === base)
      .flatMap(({ changes }) =>
        changes.flatMap((change) => (change.kind === 'insert' ? [] : [change.clause])),
      ),
  )
  const words = await manyWords(
    read,
    clauses.flatMap(({ id, words: of }) => (named.has(id) ? [of] : [])),
  )
  return new Map(
    clauses.map(({ id, words: of }, index) => {
      const text = named.has(id) ? (said(words, of) ?? '') : ''
      return [id, { place: index + 1, words: text }]
    }),
  )
}
