/** Loads the list of a text's amendments, the page of one, and its forms. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { historyOf } from '../../platform/record/index.ts'
import { personId, type Commitment, type PersonId, type Tools } from '../people/index.ts'
import { findText, type ClauseId, type TextId, type TextVersion } from '../texts/index.ts'
import { AMENDMENTS_PAGE, type Amendment, type AmendmentId } from './amendment.ts'
import { baseAt } from './ground.ts'
import { bracketsIn } from './notes.tsx'
import { benchOf, openBench, sceneOf, shownAll, type Asked, type Mentioned } from './load.ts'
import type { FormShown, ListShown, OneShown } from './shown.ts'
import { amendmentsIn, findAmendment, findSome, type Filter } from './store/amendments.ts'
import { countsIn, openAtClauses } from './store/counts.ts'
import { countsByGroup, sponsorsOf, stanceOf, stancesOn } from './store/stances.ts'

/** Lines of its history on the page; a process shows all of its own. */
const HISTORY_LINES = 50
/** Clauses with something open that the list shows at its top. */
const CLAUSES_SHOWN = 100

export const mentionedIn = (all: readonly Amendment[]): Mentioned => ({
  people: all.map(({ by }) => by),
  capacities: all.map(({ capacity }) => capacity),
  commitments: all.flatMap((one) => [one.reason, ...reasonsOf(one)]),
})

export const reasonsOf = ({ state }: Amendment): readonly Commitment[] =>
  'reason' in state ? [state.reason] : []

export async function loadList(
  asked: Asked,
  id: TextId,
  filter: Filter,
): Promise<ListShown | undefined> {
  const { read } = asked
  const text = await findText(read, id)
  if (!text) return undefined
  const found = await amendmentsIn(read, id, filter)
  const page = found.slice(0, AMENDMENTS_PAGE)
  const bench = await openBench(read, id)
  const scene = await sceneOf(asked, id, mentionedIn(page))
  if (!scene) return undefined
  return {
    ...scene,
    latest: bench.latest.number,
    filter,
    counts: await countsIn(read, id),
    amendments: await shownAll(read, text, page, bench),
    stances: await countsByGroup(
      read,
      page.map((one) => one.id),
    ),
    older: found.length > AMENDMENTS_PAGE ? page.at(-1)?.number : undefined,
    clauses: await stateOfPlay(asked, bench.latest),
  }
}

async function stateOfPlay({ read }: Asked, latest: TextVersion): Promise<ListShown['clauses']> {
  const open = await openAtClauses(read, latest.text)
  const brackets = await bracketsIn(read, latest.text)
  const places = [
    { id: 'start' as const, place: 0 },
    ...latest.clauses.map(({ id }, index) => ({ id, place: index + 1 })),
  ]
  return places
    .map((at) => ({
      ...at,
      amendments: open.get(at.id) ?? 0,
      brackets: at.id === 'start' ? 0 : (brackets.get(at.id) ?? 0),
    }))
    .filter(({ amendments, brackets: count }) => amendments + count > 0)
    .slice(0, CLAUSES_SHOWN)
}

export async function loadOne(
  asked: Asked,
  id: AmendmentId,
  { sentenceOf, t }: Pick<Tools, 'sentenceOf'> & { readonly t: Translate },
): Promise<OneShown | undefined> {
  const { read, viewer } = asked
  const amendment = await findAmendment(read, id)
  const text = amendment && (await findText(read, amendment.text))
  if (!amendment || !text) return undefined
  const bench = await openBench(read, text.id)
  const [about] = await shownAll(read, text, [amendment], bench)
  if (!about) return undefined
  const sponsors = await sponsorsOf(read, id)
  const stances = await stancesOn(read, id)
  const { state } = amendment
  const into = state.kind === 'merged' && state.into !== 'text' ? [state.into] : []
  const [target] = (await findSome(read, into)).values()
  const lines = await historyOf(read, { obj: `amendment:${id}`, limit: HISTORY_LINES })
  const actors = lines.flatMap(({ entry }): readonly PersonId[] => {
    const person = personId(entry.actor)
    return person ? [person] : []
  })
  const own = mentionedIn([amendment])
  const scene = await sceneOf(asked, text.id, {
    people: [...own.people, ...actors, ...[...sponsors, ...stances].map(({ person }) => person)],
    capacities: [...own.capacities, ...[...sponsors, ...stances].map(({ capacity }) => capacity)],
    commitments: [...own.commitments, ...stances.flatMap(({ reason }) => reason ?? [])],
  })
  if (!scene) return undefined
  const nameOf = (actor: string) => {
    const person = personId(actor)
    return (person && scene.names.get(person)?.name) ?? actor
  }
  return {
    ...scene,
    latest: bench.latest.number,
    about,
    sponsors,
    stances,
    own: viewer && (await stanceOf(read, id, viewer.person)),
    target,
    history: lines.map((line) => sentenceOf(line, nameOf(line.entry.actor), t)).toReversed(),
  }
}

export type Form = {
  readonly rows: number
  readonly at: ClauseId | undefined
  readonly renews: Amendment | undefined
}

export async function loadForm(
  asked: Asked,
  id: TextId,
  { rows, at, renews }: Form,
): Promise<FormShown | undefined> {
  const { read } = asked
  const scene = await sceneOf(asked, id, mentionedIn(renews ? [renews] : []))
  if (!scene) return undefined
  const { text } = scene
  const bench = await benchOf(read, text, renews ? [renews] : [])
  const [shown] = await shownAll(read, text, renews ? [renews] : [], bench)
  return { ...scene, base: await baseAt(read, text), rows, at, renews: shown }
}
