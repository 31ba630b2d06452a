/** Loads the page on which an editor makes the next version. Renders and decides nothing. */
import { findText, signerAt, unsignedOf, type ClauseId, type TextId } from '../texts/index.ts'
import type { PersonId } from '../people/index.ts'
import { clauseOf, type Amendment, type AmendmentId } from './amendment.ts'
import { benchOf, sceneOf, shownAll, type Asked, type Bench } from './load.ts'
import { mentionedIn } from './load-pages.ts'
import { planOf } from './rules/planning.ts'
import type { Group, MergeShown } from './shown.ts'
import { stepsOf } from './store/assemblies.ts'
import { findSome, openIn } from './store/amendments.ts'
import { countsByGroup } from './store/stances.ts'
import { takenAmong } from './taken.ts'

/** Amendments of one page; those in conflict stay together, as long as a page can hold them. */
const PAGE_MAX = 60

type Grouped = { readonly place: number; readonly members: readonly Amendment[] }

export async function loadMerge(
  asked: Asked,
  id: TextId,
  { person, page }: { readonly person: PersonId | undefined; readonly page: number },
): Promise<MergeShown | undefined> {
  const { read } = asked
  const text = await findText(read, id)
  if (!text) return undefined
  const all = await openIn(read, id)
  const bench = await benchOf(read, text, all, { whole: true })
  const pages = inPages(inOrder(all, bench))
  const here = pages[Math.min(page, pages.length) - 1] ?? []
  const members = here.flatMap((group) => group.members)
  const scene = await sceneOf(asked, id, mentionedIn(members))
  if (!scene) return undefined
  const shown = new Map(
    (await shownAll(read, text, members, bench)).map((one) => [one.amendment.id, one]),
  )
  const groups = here.map(({ place, members: of }): Group => {
    return { place, members: of.flatMap((one) => shown.get(one.id) ?? []) }
  })
  const steps = person === undefined ? [] : await stepsOf(read, { text: id, person })
  const { open, ground } = bench
  const plan = planOf(ground, { open, taken: await takenAmong(read, steps), steps })
  const ids = members.map((one) => one.id)
  return {
    ...scene,
    latest: bench.latest.number,
    before: ground.words,
    order: ground.order,
    groups,
    open: all.length,
    plan,
    steps,
    numbers: await numbersOf(asked, all, steps),
    stances: await countsByGroup(read, ids),
    page: Math.min(page, Math.max(1, pages.length)),
    pages: pages.length,
    signer: await signerAt(read, scene.process, { at: asked.now }),
    waiting: await unsignedOf(read, text),
  }
}

async function numbersOf(
  { read }: Asked,
  open: readonly Amendment[],
  steps: MergeShown['steps'],
): Promise<ReadonlyMap<AmendmentId, number>> {
  const known = new Map(open.map((one) => [one.id, one.number]))
  const named = steps.flatMap(({ amendment, decision }) =>
    decision.kind === 'merge' && decision.into !== 'text'
      ? [amendment, decision.into]
      : [amendment],
  )
  const others = await findSome(read, [...new Set(named.filter((id) => !known.has(id)))])
  return new Map([...known, ...[...others].map(([id, one]) => [id, one.number] as const)])
}

/** In the order of the clauses that they change first; those without a place come last. */
function inOrder(all: readonly Amendment[], { ground, conflicts }: Bench): readonly Grouped[] {
  const places = new Map<ClauseId | 'start', number>([
    ['start', 0],
    ...ground.order.map((id, index) => [id, index + 1] as const),
  ])
  const last = ground.order.length + 1
  const placeOf = ({ changes }: Amendment) =>
    Math.min(...changes.map((change) => places.get(clauseOf(change)) ?? last))
  const byId = new Map(all.map((one) => [one.id, one]))
  const seen = new Set<AmendmentId>()
  const groups: Grouped[] = []
  for (const one of all) {
    if (seen.has(one.id)) continue
    const members = (conflicts.get(one.id) ?? [one.id]).flatMap((id) => byId.get(id) ?? [])
    for (const { id } of members) seen.add(id)
    groups.push({
      place: Math.min(...members.map(placeOf)),
      members: members.toSorted((first, second) => first.number - second.number),
    })
  }
  return groups.toSorted((first, second) => first.place - second.place)
}

function inPages(groups: readonly Grouped[]): readonly (readonly Grouped[])[] {
  const pages: Grouped[][] = []
  let count = PAGE_MAX
  for (const { place, members } of groups) {
    for (let from = 0; from < members.length; from += PAGE_MAX) {
      const some = members.slice(from, from + PAGE_MAX)
      if (count + some.length > PAGE_MAX) {
        pages.push([])
        count = 0
      }
      pages.at(-1)?.push({ place, members: some })
      count += some.length
    }
  }
  return pages
}
