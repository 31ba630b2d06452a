/** Loads what the pages of actions show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Again } from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { historyOf, wordsOf, type EntryLine } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findBody, seatsOf, termsOf, type Body } from '../bodies/index.ts'
import { findPeople, namesOf, personId } from '../people/index.ts'
import type { Actor, BodyId, PersonId, Tools } from '../people/index.ts'
import { templateOf } from '../templates/index.ts'
import type { Action, ActionId, Owner, Source } from './action.ts'
import { askedOf } from './action.ts'
import { placeOf, type Place } from './ground.ts'
import type { ActionShown, Line, NewShown, PageScene, Returned, Scene } from './shown.ts'
import { findSource, type SourceProvider } from './sources.ts'
import { findAction } from './store.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly t: Translate
  readonly sentenceOf: Tools['sentenceOf']
  readonly sources: readonly SourceProvider[]
  readonly returned?: Returned | undefined
}

/** Entries told on the page of one action. */
const STEPS_MAX = 50
/** Members of a body that may be named without typing; a greater one is asked by handle. */
const ROSTER_MAX = 60

const ownersOf = (action: Action): readonly Owner[] => {
  const asked = askedOf(action)
  return asked ? [action.owner, asked] : [action.owner]
}

const peopleIn = (action: Action): readonly PersonId[] => [
  ...ownersOf(action).flatMap((owner) => (owner.kind === 'person' ? [owner.person] : [])),
  action.madeBy,
  ...('by' in action.state ? [action.state.by] : []),
]

const bodiesIn = (action: Action): readonly BodyId[] =>
  ownersOf(action).flatMap((owner) => (owner.kind === 'body' ? [owner.body] : []))

function wordsIn(action: Action): readonly string[] {
  const { state } = action
  const said = [
    ...('reason' in state ? [state.reason] : []),
    ...(state.kind === 'done' ? [state.evidence ?? []].flat() : []),
  ]
  const named = ownersOf(action).flatMap((one) => (one.kind === 'organisation' ? [one.name] : []))
  return [action.what, ...said, ...named]
}

type Mentioned = {
  readonly actions: readonly Action[]
  readonly places?: readonly Place[]
  readonly people?: readonly PersonId[]
}

/** What is needed to tell these actions. */
export async function sceneFor(
  read: Read,
  { actions, places = [], people = [] }: Mentioned,
): Promise<Scene> {
  const bodies = new Map<BodyId, Body>()
  for (const id of new Set(actions.flatMap(bodiesIn))) {
    const body = await findBody(read, { id })
    if (body) bodies.set(id, body)
  }
  const commitments = [
    ...actions.flatMap(wordsIn),
    ...places.map(({ title }) => title),
    ...[...bodies.values()].map(({ name }) => name),
  ]
  const mentioned = [...new Set([...actions.flatMap(peopleIn), ...people])]
  return {
    bodies,
    words: await wordsOf(read, [...new Set(commitments)]),
    names: await namesOf(read, await findPeople(read, mentioned)),
  }
}

export const pageScene = async (
  { read, now, viewer, returned }: Asked,
  mentioned: Mentioned,
): Promise<PageScene> => ({ ...(await sceneFor(read, mentioned)), now, viewer, returned })

/** Each with the place that it belongs to, looked up once. */
export async function linesOf(read: Read, actions: readonly Action[]): Promise<readonly Line[]> {
  const places = new Map<string, Place>()
  const lines: Line[] = []
  for (const action of actions) {
    const key = JSON.stringify(action.host)
    const place = places.get(key) ?? (await placeOf(read, action.host))
    places.set(key, place)
    lines.push({ action, place })
  }
  return lines
}

/** Whoever sits in the body, or holds an office there. */
async function rosterOf(read: Read, { body }: Place, now: Instant): Promise<readonly PersonId[]> {
  if (body === undefined) return []
  const terms = await termsOf(read, body, now)
  const seats = await seatsOf(read, body, now)
  return [...new Set([...terms, ...seats].map(({ person }) => person))].slice(0, ROSTER_MAX)
}

const templateAt = async (read: Read, { process }: Place) =>
  process && (await templateOf(read, process.pin))

export async function loadAction(asked: Asked, id: ActionId): Promise<ActionShown | undefined> {
  const { read, now, viewer } = asked
  const action = await findAction(read, id)
  if (!action) return undefined
  const place = await placeOf(read, action.host)
  const roster = viewer ? await rosterOf(read, place, now) : []
  const { source } = action
  const found = source && (await findSource(asked.sources, read, source))
  const lines = await historyOf(read, { obj: `action:${id}`, limit: STEPS_MAX })
  return {
    ...(await pageScene(asked, { actions: [action], places: [place], people: roster })),
    action,
    place,
    template: await templateAt(read, place),
    roster,
    from: source && { source, path: found?.path },
    steps: await stepsOf(asked, lines),
  }
}

/** Entries as sentences, the last first. */
async function stepsOf({ read, sentenceOf, t }: Asked, lines: readonly EntryLine[]) {
  const people = lines.flatMap(({ entry }) => personId(entry.actor) ?? [])
  const names = await namesOf(read, await findPeople(read, [...new Set(people)]))
  return lines.map((line) => {
    const person = personId(line.entry.actor)
    const name = person && names.get(person)?.name
    return sentenceOf(line, name ?? line.entry.actor, t)
  })
}

export type NewAsked = {
  readonly place: Place
  readonly source: Source | undefined
  readonly opened: Again | undefined
}

export async function loadNew(asked: Asked, given: NewAsked): Promise<NewShown> {
  const { read, now, viewer } = asked
  const { place } = given
  const roster = viewer ? await rosterOf(read, place, now) : []
  return {
    ...(await pageScene(asked, { actions: [], places: [place], people: roster })),
    ...given,
    template: await templateAt(read, place),
    roster,
  }
}
